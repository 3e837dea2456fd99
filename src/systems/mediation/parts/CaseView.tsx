import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Heading, Section, Small } from '../../../kit/ui/Card'
import { DueRibbon } from '../../../kit/ui/DueRibbon'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice, Tag } from '../../../kit/ui/signs'
import { HeldBy, Timeline } from '../../../kit/ui/Timeline'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { mediation } from '../api'
import { arbitration, disputeWords, moveForms } from '../words'

/** One case whole: number and holder, the clocks with their articles, what was asked, what happened. */
export function CaseView({ id }: { id: string }) {
  const found = useCall(() => mediation.case({ case: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{one.number}</Heading>
              <Tag tone={one.tone}>{one.label}</Tag>
            </View>
            <HeldBy holder={one.holder} now={now} />
            {one.remark && <Notice tone="warn">{one.remark}</Notice>}
            {one.clocks.map(clock => (
              <DueRibbon key={clock.name + clock.due} clock={clock} now={now} />
            ))}
            <Small>{arbitration}</Small>
            <Moves of={one} />
          </Card>
          <Section title="申请">
            <Card>
              <Facts
                of={[
                  ['什么事', disputeWords[one.dispute]],
                  ['申请人', `${one.filer} ${one.parties.applicants[0]?.phone ?? ''}`],
                  ['单位', one.respondent],
                  ['单位地址', one.parties.respondents[0]?.address ?? ''],
                  ['调解组织', one.body],
                  ['收到', one.receivedAt ? momentWords(one.receivedAt, now) : '还没有提交'],
                  ['要求', one.request],
                ]}
              />
              <View className="nj-text">{one.facts}</View>
            </Card>
          </Section>
          <Section title="经过">
            <Card>
              <Timeline lines={one.timeline} now={now} />
            </Card>
          </Section>
        </>
      )}
    </Loaded>
  )
}

function Moves({ of }: { of: Case }) {
  const [doing, setDoing] = useState<{ name: string; label: string } | null>(null)
  const accept = useSubmit(mediation.accept, () => undefined)
  return (
    <>
      <Against refusal={accept.refusal} />
      <View className="nj-line wrap">
        {of.moves.map(move =>
          move.name === 'accept' ? (
            <Button
              key={move.name}
              kind="main"
              running={accept.running}
              onTap={() => accept.run({ case: of.id })}
            >
              {move.label}
            </Button>
          ) : (
            <Button
              key={move.name}
              kind={move.name === 'supplement' ? 'main' : 'usual'}
              onTap={() => setDoing(move)}
            >
              {move.label}
            </Button>
          ),
        )}
      </View>
      {doing && <MoveSheet of={of} move={doing} onClose={() => setDoing(null)} />}
    </>
  )
}

type Move = { name: string; label: string }

function MoveSheet({ of, move, onClose }: { of: Case; move: Move; onClose(): void }) {
  const [text, setText] = useState('')
  const form = moveForms[move.name]
  const send = useSubmit(
    ({ words }: { words: string }, options: { requestId: string }) =>
      movers(of.id, words, options)[move.name]?.() ?? nothing(),
    onClose,
  )
  return (
    <Sheet title={`${move.label} · ${of.number}`} onClose={onClose}>
      <Field
        name={form?.field ?? 'reason'}
        label={form?.ask ?? move.label}
        value={text}
        onChange={setText}
        keyboard="paragraph"
        max={2000}
        refusal={send.refusal}
      />
      <Against refusal={send.refusal} fields={[form?.field ?? 'reason']} />
      <Button
        kind={form?.grave ? 'grave' : 'main'}
        running={send.running}
        onTap={() => send.run({ words: text })}
      >
        {move.label}
      </Button>
    </Sheet>
  )
}

const nothing = () => Promise.reject(new Error('no such move'))

function movers(
  id: string,
  words: string,
  options: { requestId: string },
): Record<string, () => Promise<Case>> {
  return {
    decline: () => mediation.decline({ case: id, reason: words }, options),
    askSupplement: () => mediation.askSupplement({ case: id, what: words }, options),
    supplement: () => mediation.supplement({ case: id, text: words }, options),
    withdraw: () => mediation.withdraw({ case: id, ...(words.trim() && { reason: words }) }, options),
  }
}
