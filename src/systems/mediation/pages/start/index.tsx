import { View } from '@tarojs/components'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Rows, Small } from '../../../../kit/ui/Card'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { arbitration, happenings } from '../../words'

/** 遇到事情: one question in everyday words; each answer begins the right form. */
export default function Start() {
  return (
    <Screen title="遇到事情">
      <View className="nj-title">发生了什么？</View>
      <Rows>
        {happenings.map(({ value, label, icon }) => (
          <Row
            key={value}
            icon={icon}
            title={label}
            onTap={() => open(route('mediation', 'file', { dispute: value }))}
          />
        ))}
      </Rows>
      <Small>{arbitration}</Small>
    </Screen>
  )
}
