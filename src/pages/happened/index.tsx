import { View } from '@tarojs/components'
import { useState } from 'react'
import { happenings } from '../../kit/happenings'
import { fitting } from '../../kit/matching'
import { open } from '../../kit/navigation'
import { Rows, Small } from '../../kit/ui/Card'
import { Field } from '../../kit/ui/Field'
import { Row } from '../../kit/ui/Row'
import { Screen } from '../../kit/ui/Screen'
import { Notice } from '../../kit/ui/signs'

/** 遇到事情: one question in everyday words; each answer begins the right form. */
export default function Happened() {
  const [said, setSaid] = useState('')
  const found = fitting(said, happenings)
  return (
    <Screen title="遇到事情">
      <View className="nj-title" role="heading" aria-level="2">
        发生了什么？
      </View>
      <Field
        name="said"
        label="怎么说都行"
        value={said}
        onChange={setSaid}
        keyboard="search"
        max={60}
        placeholder="例如：老板三个月没给我发工资"
      />
      {found.length === 0 && (
        <Notice tone="info">没有听懂这一句。换几个字再说一次，或者从下面选最接近的。</Notice>
      )}
      <Rows label="发生了什么">
        {(found.length > 0 ? found : happenings).map(({ label, icon, url }) => (
          <Row key={label} icon={icon} title={label} onTap={() => open(url)} />
        ))}
      </Rows>
      <Small>选一个就到该填的那张表，已经知道的都替你填好。</Small>
    </Screen>
  )
}
