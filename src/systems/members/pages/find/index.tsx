import { View } from '@tarojs/components'
import { useState } from 'react'
import type { UnionCard } from '../../../../../cloudfunctions/members/contract'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { TextInput } from '../../../../kit/ui/TextInput'
import { usePages } from '../../../../kit/usePages'
import { useSettled } from '../../../../kit/useSettled'
import { members } from '../../api'
import { levelWords } from '../../words'

/** 找工会: unions by name or place, the ones that take members open the form. */
export default function Find() {
  const [words, setWords] = useState('')
  const settled = useSettled(words.trim())
  const found = usePages(settled ? cursor => members.findUnions({ words: settled, cursor }) : null, [settled])
  return (
    <Screen title="找工会">
      <View className="nj-line">
        <View className="nj-grow">
          <TextInput
            name="words"
            label="单位、街道或工会的名称"
            placeholder="单位、街道或工会的名称"
            keyboard="search"
            max={40}
            value={words}
            onChange={setWords}
          />
        </View>
      </View>
      {settled ? (
        <PagedRows
          of={found}
          idOf={({ id }) => id}
          row={union => <UnionRow union={union} />}
          empty={
            <Empty icon="search">
              <View>没有找到“{settled}”。</View>
              <Small>少写几个字试试，例如只写“宏达”；没有固定单位的，找住处或干活地方的街道工会。</Small>
            </Empty>
          }
        />
      ) : (
        <Empty icon="landmark">
          <View>写单位的名称，或者所在的街道。</View>
          <Small>送外卖、跑车、打零工，没有固定单位也能入：找街道工会。</Small>
          <Button onTap={() => setWords('街道')}>看街道工会</Button>
        </Empty>
      )}
    </Screen>
  )
}

function UnionRow({ union }: { union: UnionCard }) {
  const { id, name, level, place, contact, takesMembers } = union
  return (
    <Row
      icon="building-2"
      title={name}
      note={[levelWords[level], place, contact && `联系人 ${contact}`].filter(Boolean).join(' · ')}
      side={takesMembers ? <Tag tone="ok">可以入会</Tag> : <Small>不直接收会员</Small>}
      onTap={takesMembers ? () => open(route('members', 'join', { union: id })) : undefined}
    />
  )
}
