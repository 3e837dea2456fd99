import { View } from '@tarojs/components'
import type { Case } from '../../../../cloudfunctions/mediation/contract'
import { momentWords, yuan } from '../../../kit/format'
import { Card, Facts, Rows, Section, Small } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { disputeWords } from '../words'
import { PartyPhone } from './PartyPhone'

/** What was asked for, in the words of the application. */
export function Asked({ of, now }: { of: Case; now: number }) {
  return (
    <Section title="申请">
      <Card>
        <Facts
          of={[
            ['什么事', disputeWords[of.dispute]],
            ['要求', of.request],
            ['金额', of.amount === null ? '' : yuan(of.amount)],
            ['调解组织', of.body],
            ['收到', of.receivedAt ? momentWords(of.receivedAt, now) : '还没有提交'],
            ['证人', of.witnesses],
            ['谁记的', of.takenDown ? `${of.takenDown.by}（${authority[of.takenDown.authority]}）` : ''],
          ]}
        />
        <View className="nj-text">{of.facts}</View>
      </Card>
    </Section>
  )
}

const authority = { code: '本人在手机上确认', paper: '凭授权书' }

/** Both sides: who they are, who speaks for them, and who has not said yes yet. */
export function Parties({ of, now }: { of: Case; now: number }) {
  const { parties, otherSide, mediator } = of
  return (
    <Section title="双方">
      <Rows label="双方">
        {parties.applicants.map(({ key, name, sex, born, work, address, phone, representative, joined }) => (
          <Row
            key={key}
            icon="user-round"
            title={`${name}${representative ? '（代表）' : ''}`}
            note={
              <>
                {[sex, born && `${born} 年生`, work, address].filter(Boolean).join(' · ')}
                <PartyPhone of={of} party={key} masked={phone} />
              </>
            }
            side={joined ? <Tag tone="info">申请人</Tag> : <Tag tone="warn">等本人同意</Tag>}
          />
        ))}
        {parties.respondents.map(({ key, name, address, phone, head, headOffice, contact }) => (
          <Row
            key={key}
            icon="building-2"
            title={name}
            note={
              <>
                {address && <View>{address}</View>}
                <PartyPhone of={of} party={key} masked={phone} />
                {head && <View>{`负责人 ${head} ${headOffice}`}</View>}
                {contact && <View>{`来办的是 ${contact.name} ${contact.office}`}</View>}
              </>
            }
            side={<Tag tone="quiet">对方</Tag>}
          />
        ))}
      </Rows>
      {otherSide && (
        <Small>
          {`对方${otherSide.agreed ? '同意' : '不同意'}调解，${momentWords(otherSide.at, now)}${otherSide.how ? `，${otherSide.how}` : ''}`}
        </Small>
      )}
      {mediator?.interest === '' && <Small>{`调解员 ${mediator.name} 申报：和双方没有利害关系。`}</Small>}
      {mediator?.interest && (
        <Notice tone="warn">{`调解员 ${mediator.name} 申报：${mediator.interest}，应当换人。`}</Notice>
      )}
    </Section>
  )
}

/** Who may see this case, in words. */
export function WhoSees({ of: { parties, mediator, body, guests, watch } }: { of: Case }) {
  const called = parties.respondents.filter(({ contact }) => contact)
  return (
    <Section title="谁看得到">
      <Card>
        <Facts
          of={[
            ['申请人', parties.applicants.map(({ name }) => name).join('、')],
            [
              '对方',
              called.length > 0
                ? `${called.map(({ name, contact }) => `${name} ${contact?.name ?? ''}`).join('、')}`
                : '还没有请对方来办，对方看不到',
            ],
            ['调解组织', `${body}${mediator ? `，调解员 ${mediator.name}，负责人` : '的调解员'}`],
            ['受邀联动', guests.map(({ name, office }) => `${name}（${office}）`).join('、')],
            ['督办', watch.map(({ name }) => name).join('、')],
          ]}
        />
        <Small>
          督办的和同一组织的其他调解员只看得到在谁手里、期限和经过，看不到你写的内容。联系人和别的同事看不到。
        </Small>
      </Card>
    </Section>
  )
}
