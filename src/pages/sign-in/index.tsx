import { View } from '@tarojs/components'

export default function Page() {
  return <View>选择身份</View>
}
