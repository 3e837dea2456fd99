import { View } from '@tarojs/components'
import type { Refusal } from '../../../../kit/refusal'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field, FieldWords } from '../../../../kit/ui/Field'
import { Picks } from '../../../../kit/ui/Picks'
import { useStanding } from '../../../../kit/useStanding'
import { representativesHint, togetherHint } from '../../words'
import { collective, type Draft, type Joint } from './draft'

type Props = { draft: Draft; put(change: Partial<Draft>): void; refusal: Refusal | null; filerLabel?: string }

/** Who applies, as the application has to say. */
export function Me({ draft, put, refusal, filerLabel = '你的姓名' }: Props) {
  const text = (name: 'filer' | 'born' | 'work' | 'address') => ({
    name,
    value: draft[name],
    onChange: (value: string) => put({ [name]: value }),
    refusal,
  })
  return (
    <Card>
      <Heading>申请人</Heading>
      <Field {...text('filer')} label={filerLabel} max={20} />
      <View className="nj-pair">
        <Choice
          name="sex"
          label="性别（可以不填）"
          options={sexes}
          value={draft.sex || null}
          onChange={sex => put({ sex })}
          refusal={refusal}
        />
        <Field {...text('born')} label="哪年出生" keyboard="digits" max={4} placeholder="例如 1992" />
      </View>
      <View className="nj-pair">
        <Field {...text('work')} label="做什么工作" max={30} placeholder="例如 装配工" />
        <Field {...text('address')} label="住在哪里" max={100} placeholder="文书寄到这里" />
      </View>
    </Card>
  )
}

const sexes = [
  { value: '男', label: '男' },
  { value: '女', label: '女' },
] as const

/** Those who apply together; each says yes on their own phone, and from ten on they name who speaks for them. */
export function Together({ draft, put, refusal }: Props) {
  const { others, representatives, filer } = draft
  const change = (i: number, part: Partial<Joint>) =>
    put({ others: others.map((one, n) => (n === i ? { ...one, ...part } : one)) })
  const take = (i: number) => put({ others: others.filter((_, n) => n !== i), representatives: [] })
  const everybody = [{ name: filer || '你' }, ...others]
  return (
    <Card>
      <Heading>一起申请的人</Heading>
      <Small>{togetherHint}</Small>
      {others.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
        <View key={i} className="nj-pair">
          <Field
            name={`others.${i}.name`}
            label={`第 ${i + 2} 位的姓名`}
            value={one.name}
            onChange={name => change(i, { name })}
            max={50}
            refusal={refusal}
          />
          <Field
            name={`others.${i}.phone`}
            label="手机号"
            value={one.phone}
            onChange={phone => change(i, { phone })}
            keyboard="phone"
            max={24}
            refusal={refusal}
            side={
              <Button small kind="plain" onTap={() => take(i)}>
                拿掉
              </Button>
            }
          />
        </View>
      ))}
      <FieldWords against={useStanding(refusal, 'others', others)} />
      {others.length < 199 && (
        <Button
          small
          icon="plus"
          onTap={() => put({ others: [...others, { name: '', phone: '', work: '' }] })}
        >
          加一位
        </Button>
      )}
      {everybody.length >= collective && (
        <Picks
          name="representatives"
          label="推举 3 到 5 名代表"
          options={everybody.map(({ name }, i) => ({ value: String(i), label: name || `第 ${i + 1} 位` }))}
          value={representatives.map(String)}
          onChange={next => put({ representatives: next.map(Number) })}
          hint={representativesHint}
          refusal={refusal}
        />
      )}
    </Card>
  )
}
