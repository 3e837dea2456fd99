/// <reference types="@tarojs/taro" />

declare module '*.scss'

interface ImportMeta {
  webpackContext(folder: string, options: { recursive: boolean; regExp: RegExp }): ModuleFolder
}

interface ModuleFolder {
  (key: string): unknown
  keys(): string[]
}
