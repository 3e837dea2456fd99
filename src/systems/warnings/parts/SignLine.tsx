import { View } from '@tarojs/components'
import type { SignRow } from '../../../../cloudfunctions/warnings/contract'
import { sinceDay, yuan } from '../../../kit/format'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { aboutSign, signWords } from '../words'

/** One sign: at which employer, about what, of how many, from where we know. */
export function SignLine({ of, now }: { of: SignRow; now: number }) {
  const { employer, words, by, requested, at, kind, stoppage } = of
  return (
    <Row
      title={employer}
      note={
        <>
          <View>{aboutSign(of)}</View>
          {words && <View className="nj-text">{words}</View>}
          {requested !== null && <View>{`要求 ${yuan(requested)}`}</View>}
          <View>{by ? `${by} 报 · ${sinceDay(at, now)}` : sinceDay(at, now)}</View>
        </>
      }
      side={
        stoppage ? (
          <Tag tone="late">停工苗头</Tag>
        ) : (
          <Tag tone={kind === 'hearsay' ? 'quiet' : 'info'} icon={kind === 'hearsay' ? 'ear' : undefined}>
            {signWords[kind]}
          </Tag>
        )
      }
    />
  )
}
