import { View } from '@tarojs/components'
import type { Advice as Given } from '../../../../cloudfunctions/warnings/contract'
import { Small } from '../../../kit/ui/Card'
import { Notice } from '../../../kit/ui/signs'

/** What the law says to do, each with its article. */
export function Advice({ of }: { of: readonly Given[] }) {
  return (
    <>
      {of.map(({ text, basis, sure }) => (
        <Notice key={text} tone="info" icon="scale">
          <View>{text}</View>
          <Small>
            {basis}
            {sure ? '' : '（条文待核对）'}
          </Small>
        </Notice>
      ))}
    </>
  )
}
