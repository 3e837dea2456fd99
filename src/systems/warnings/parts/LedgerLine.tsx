import { View } from '@tarojs/components'
import type { LedgerRow } from '../../../../cloudfunctions/warnings/contract'
import { momentWords } from '../../../kit/format'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { foundOptions, ledgerStates } from '../words'

/** One union in a month's ledger: everything it signed, by whom and when, the latest first. */
export function LedgerLine({ of: { name, state, after, answers }, now }: { of: LedgerRow; now: number }) {
  return (
    <Row
      title={name}
      note={answers.length > 0 && <Answers of={answers} now={now} />}
      side={<LedgerTag state={state} after={after} />}
    />
  )
}

/** How a union stands, and whether it signed after the day. */
export function LedgerTag({ state, after }: Pick<LedgerRow, 'state' | 'after'>) {
  return <Tag tone={ledgerStates[state].tone}>{`${ledgerStates[state].label}${after ? '，补签' : ''}`}</Tag>
}

/** Everything that was signed, the latest first. */
export function Answers({ of, now }: { of: LedgerRow['answers']; now: number }) {
  return (
    <>
      {of.map(({ at, by, found, text }) => (
        <View key={`${at}${text}`}>
          {text && <View className="nj-text">{text}</View>}
          <View>{`${by} 签“${wordOf(found)}” · ${momentWords(at, now)}`}</View>
        </View>
      ))}
    </>
  )
}

const wordOf = (found: string) => foundOptions.find(({ value }) => value === found)?.label ?? ''
