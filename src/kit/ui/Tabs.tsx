import { View } from '@tarojs/components'
import { Tap } from './Tap'

/** Views of one list, one of them shown. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: readonly { value: T; label: string }[]
  value: T
  onChange(value: T): void
}) {
  return (
    <View className="nj-tabs" role="tablist" aria-label={label}>
      {tabs.map(tab => (
        <Tap
          key={tab.value}
          role="tab"
          checked={tab.value === value}
          className={`nj-tab${tab.value === value ? ' on' : ''}`}
          onTap={() => onChange(tab.value)}
        >
          {tab.label}
        </Tap>
      ))}
    </View>
  )
}
