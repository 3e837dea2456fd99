import { useState } from 'react'
import type { CircleCard } from '../../../../../cloudfunctions/circles/contract'
import { open, replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { circles } from '../../api'
import { askHint, noCircle } from '../../words'

/** 问一句: to the steward of the circle, of one of them when the person is in several. */
export default function Ask() {
  const given = useParam('circle')
  const found = useCall(() => circles.mine({}), [])
  return (
    <Screen title="问一句">
      <Loaded of={found}>
        {mine => {
          const [first] = mine
          return first ? (
            <Form mine={mine} first={mine.find(({ id }) => id === given) ?? first} />
          ) : (
            <Empty
              icon="users-round"
              action={{ label: '进联系圈', onTap: () => open(route('circles', 'enter')) }}
            >
              {noCircle}
            </Empty>
          )
        }}
      </Loaded>
    </Screen>
  )
}

function Form({ mine, first }: { mine: readonly CircleCard[]; first: CircleCard }) {
  const [circle, setCircle] = useState(first.id)
  const [text, setText] = useState('')
  const ask = useSubmit(circles.ask, ({ id }) => replace(route('circles', 'question', { id })))
  const to = mine.find(({ id }) => id === circle) ?? first
  return (
    <Card>
      {mine.length > 1 && (
        <Choice
          name="circle"
          label="问谁"
          options={mine.map(({ id, name, steward }) => ({ value: id, label: `${steward.name}（${name}）` }))}
          value={circle}
          onChange={setCircle}
          refusal={ask.refusal}
        />
      )}
      <Field
        name="text"
        label={`想问${to.steward.name}什么`}
        value={text}
        onChange={setText}
        keyboard="paragraph"
        max={500}
        placeholder="例如：夜班补贴什么时候发？"
        hint={askHint}
        refusal={ask.refusal}
      />
      <Against refusal={ask.refusal} fields={['circle', 'text']} />
      <Button
        kind="main"
        disabled={text.trim() === ''}
        running={ask.running}
        onTap={() => ask.run({ circle, text })}
      >
        {`问${to.steward.name}`}
      </Button>
    </Card>
  )
}
