/// <reference types="@tarojs/taro" />

declare module '*.scss'

interface ImportMeta {
  webpackContext(folder: string, options: { recursive: boolean; regExp: RegExp }): ModuleFolder
}

interface ModuleFolder {
  (key: string): unknown
  keys(): string[]
}

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'h5' | 'weapp'
  }
  interface Process {
    env: ProcessEnv
  }
}

/** The build puts its target in place of `process.env.TARO_ENV`; nothing else of Node is there. */
declare var process: NodeJS.Process
