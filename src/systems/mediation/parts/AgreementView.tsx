import { View } from '@tarojs/components'
import type { Agreement } from '../../../../cloudfunctions/mediation/contract'
import { dayWords, yuan } from '../../../kit/format'
import { Card, Heading, Rows, Section, Small } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { outcomeWords, sealedHint } from '../words'

/** The agreement: its words, who signed, what is paid and what is not, and what strengthened it. */
export function AgreementView({ of, today, now }: { of: Agreement | null; today: string; now: number }) {
  if (!of) return null
  const { result, performance, instalments, signatures, consents, inForceOn } = of
  return (
    <Section title="协议">
      <Card>
        <View className="nj-line wrap apart">
          <Heading>{inForceOn ? `${dayWords(inForceOn, now)}生效` : '还没有生效'}</Heading>
          <Tag tone={inForceOn ? 'ok' : 'warn'}>{inForceOn ? '签齐了' : '等签字盖章'}</Tag>
        </View>
        <View className="nj-text">{result}</View>
        <View className="nj-text">{performance}</View>
        {!inForceOn && <Small>{sealedHint}</Small>}
        {outcomeWords(of).map(words => (
          <Notice key={words} tone="info" icon="gavel">
            {words}
          </Notice>
        ))}
      </Card>
      {instalments.length > 0 && (
        <Rows label="分期">
          {instalments.map(({ key, day, amount, what, paidOn }) => (
            <Row
              key={key}
              icon="banknote"
              title={<View className="nj-strong nj-number">{yuan(amount)}</View>}
              note={`${what} · ${dayWords(day, now)}前付`}
              side={
                paidOn ? (
                  <Tag tone="ok">{`${dayWords(paidOn, now)}付了`}</Tag>
                ) : (
                  <Tag tone={day < today ? 'late' : 'info'}>{day < today ? '到期没有付' : '还没有付'}</Tag>
                )
              }
            />
          ))}
        </Rows>
      )}
      <Rows label="签字">
        {signatures.map(({ key, name, day }) => (
          <Row
            key={key}
            icon="pen-line"
            title={name}
            note={consents.some(one => one.key === key) ? '在手机上同意了' : undefined}
            side={day ? <Tag tone="ok">{`${dayWords(day, now)}签`}</Tag> : <Tag tone="warn">还没有签</Tag>}
          />
        ))}
        {consents
          .filter(({ key }) => !signatures.some(one => one.key === key))
          .map(({ key, name }) => (
            <Row key={key} icon="pen-line" title={name} side={<Tag tone="ok">本人同意了</Tag>} />
          ))}
      </Rows>
    </Section>
  )
}
