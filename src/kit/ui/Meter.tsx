import { View } from '@tarojs/components'

/** How far something is, in a bar and a number; `done` from 0 to 1. */
export function Meter({ label, done }: { label: string; done: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, done)) * 100)
  return (
    <View className="nj-field" role="status" aria-label={`${label} ${percent}%`}>
      <View className="nj-line apart">
        <View>{label}</View>
        <View className="nj-number">{percent}%</View>
      </View>
      <View className="nj-meter">
        <View className="nj-meter-done" style={{ width: `${percent}%` }} />
      </View>
    </View>
  )
}
