import { View } from '@tarojs/components'
import { useCell } from '../../kit/cell'
import { Card, Section, Small } from '../../kit/ui/Card'
import { Check, Choice } from '../../kit/ui/Choice'
import { changeView, view } from '../../kit/view'

/** Larger letters, light or dark, more contrast; kept on this device and in force at once. */
export function ViewChoices() {
  const { zoom, theme, contrast } = useCell(view)
  return (
    <Section title="看得清楚">
      <Card>
        <Choice
          name="zoom"
          label="字的大小"
          options={[
            { value: '100', label: '标准' },
            { value: '125', label: '大' },
            { value: '150', label: '更大' },
            { value: '200', label: '最大' },
          ]}
          value={zoom}
          onChange={next => changeView({ zoom: next })}
        />
        <Choice
          name="theme"
          label="明暗"
          options={[
            { value: 'system', label: '跟随手机' },
            { value: 'light', label: '亮' },
            { value: 'dark', label: '暗' },
          ]}
          value={theme}
          onChange={next => changeView({ theme: next })}
        />
        <Check checked={contrast} onChange={next => changeView({ contrast: next })}>
          <View>更强的对比</View>
          <Small>字更黑，边线更清楚</Small>
        </Check>
      </Card>
    </Section>
  )
}
