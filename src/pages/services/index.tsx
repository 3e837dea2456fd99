import { View } from '@tarojs/components'

export default function Page() {
  return <View>服务</View>
}
