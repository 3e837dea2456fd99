import { View } from '@tarojs/components'
import type { Refusal } from '../../../../kit/refusal'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { disputeChoices } from '../../words'
import type { Draft } from './draft'

type Props = { draft: Draft; put(change: Partial<Draft>): void; refusal: Refusal | null }

/** What it is about, with whom, what is asked for and how it came. */
export function What({ draft, put, refusal }: Props) {
  const text = (name: 'amount' | 'request' | 'facts' | 'witnesses') => ({
    name,
    value: draft[name],
    onChange: (value: string) => put({ [name]: value }),
    refusal,
  })
  return (
    <Card>
      <Heading>什么事</Heading>
      <Choice
        name="dispute"
        label="哪一类"
        options={disputeChoices}
        value={draft.dispute}
        onChange={dispute => put({ dispute })}
        refusal={refusal}
      />
      <Field
        {...text('request')}
        label="你要求什么"
        keyboard="paragraph"
        max={500}
        placeholder="例如：支付 8 月至 10 月工资 18600 元"
      />
      <Field
        {...text('amount')}
        label="一共多少钱（可以不填）"
        placeholder="例如 18600"
        side={<View>元</View>}
      />
      <Field
        {...text('facts')}
        label="事情经过"
        keyboard="paragraph"
        max={3000}
        placeholder="什么时候、发生了什么、你问过谁、对方怎么说"
      />
      <Field
        {...text('witnesses')}
        label="谁能作证（可以不填）"
        keyboard="paragraph"
        max={500}
        placeholder="姓名、住在哪里、电话"
      />
    </Card>
  )
}

/** The employer, or several of them. */
export function Whom({ draft, put, refusal }: Props) {
  const text = (name: 'respondent' | 'respondentAddress' | 'respondentPhone' | 'head' | 'headOffice') => ({
    name,
    value: draft[name],
    onChange: (value: string) => put({ [name]: value }),
    refusal,
  })
  const more = draft.moreRespondents
  const change = (i: number, part: Partial<(typeof more)[number]>) =>
    put({ moreRespondents: more.map((one, n) => (n === i ? { ...one, ...part } : one)) })
  return (
    <Card>
      <Heading>对方</Heading>
      <Field {...text('respondent')} label="和哪个单位" max={60} placeholder="单位全称，工资条或合同上有" />
      <Field {...text('respondentAddress')} label="单位在哪里" max={100} placeholder="不清楚可以不填" />
      <Field {...text('respondentPhone')} label="单位电话" max={20} placeholder="不清楚可以不填" />
      <View className="nj-pair">
        <Field {...text('head')} label="法定代表人或负责人" max={20} placeholder="不清楚可以不填" />
        <Field {...text('headOffice')} label="职务" max={30} placeholder="例如 经理" />
      </View>
      {more.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place
        <View key={i} className="nj-stack">
          <Field
            name={`moreRespondents.${i}.name`}
            label={`第 ${i + 2} 个单位`}
            value={one.name}
            onChange={name => change(i, { name })}
            max={60}
            refusal={refusal}
            side={
              <Button
                small
                kind="plain"
                onTap={() => put({ moreRespondents: more.filter((_, n) => n !== i) })}
              >
                拿掉
              </Button>
            }
          />
          <Field
            name={`moreRespondents.${i}.address`}
            label="它在哪里"
            value={one.address}
            onChange={address => change(i, { address })}
            max={100}
            placeholder="不清楚可以不填"
            refusal={refusal}
          />
        </View>
      ))}
      {more.length < 9 && (
        <Button
          small
          icon="plus"
          onTap={() => put({ moreRespondents: [...more, { name: '', address: '' }] })}
        >
          再加一个单位
        </Button>
      )}
    </Card>
  )
}
