/// <reference types="@tarojs/taro" />

declare module '*.svg' {
  const uri: string
  export default uri
}

declare module '*.scss'
