import { View } from '@tarojs/components'
import type { Agreement, Payment } from '../../../../cloudfunctions/mediation/contract'
import { dayWords, yuan } from '../../../kit/format'
import { Card, Heading, Rows, Section, Small } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { outcomeWords, payHint, paymentWords, sealedHint } from '../words'

/** The agreement: its words, who signed, what is paid and what is not, and what strengthened it. */
export function AgreementView({ of, today, now }: { of: Agreement | null; today: string; now: number }) {
  if (!of) return null
  const { result, performance, instalments, whole, signatures, consents, inForceOn } = of
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
          {instalments.map(({ key, day, amount, what, payment }) => (
            <Row
              key={key}
              icon="banknote"
              title={<View className="nj-strong nj-number">{yuan(amount)}</View>}
              note={
                <>
                  <View>{`${what} · ${dayWords(day, now)}前付`}</View>
                  <PaymentNote of={payment} now={now} />
                </>
              }
              side={<PaymentTag of={payment} late={day < today} now={now} />}
            />
          ))}
        </Rows>
      )}
      {whole && inForceOn && (
        <Rows label="履行">
          <Row
            icon="file-check"
            title="协议全部内容"
            note={<PaymentNote of={whole} now={now} />}
            side={<PaymentTag of={whole} late={false} now={now} />}
          />
        </Rows>
      )}
      {inForceOn && <Small>{payHint}</Small>}
      <Rows label="签字">
        {signatures.map(({ key, name, day, putIn }) => (
          <Row
            key={key}
            icon="pen-line"
            title={name}
            note={[
              consents.some(one => one.key === key) && '本人在手机上签名同意了',
              putIn && `在纸上签的，由${putIn}放进来`,
            ]
              .filter(Boolean)
              .join('；')}
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

/** How a payment stands: only what those who are to be paid confirmed, or what was closed after their silence, is paid. */
function PaymentTag({ of, late, now }: { of: Payment; late: boolean; now: number }) {
  const { state, paidOn, closed } = of
  if (paidOn) {
    return <Tag tone="ok">{`${dayWords(paidOn, now)}${closed ? '凭证记付清' : '收到'}`}</Tag>
  }
  if (state === 'due' && late) return <Tag tone="late">到期没有付</Tag>
  return <Tag tone={tones[state]}>{paymentWords[state]}</Tag>
}

function PaymentNote({ of, now }: { of: Payment; now: number }) {
  const { told, answerBy, objection, confirmed, payees, closed } = of
  return (
    <>
      {told && (
        <View>{`${told.name}说 ${dayWords(told.day, now)}付了，${told.receipt ? `凭证 ${told.receipt.name}` : '没有凭证'}`}</View>
      )}
      {answerBy && <View>{`收款人 ${dayWords(answerBy, now)}前答复收没收到`}</View>}
      {objection && <View>{`${objection.name}说没有收到：${objection.words}`}</View>}
      {payees > 1 && <View>{`${payees} 个收款人，${confirmed} 个说收到了`}</View>}
      {closed && <View>{`${closed.name}凭凭证记为付清：${closed.words}`}</View>}
    </>
  )
}

const tones = { due: 'info', told: 'warn', objected: 'late', paid: 'ok' } as const
