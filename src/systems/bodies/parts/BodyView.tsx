import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BodyWhole } from '../../../../cloudfunctions/bodies/contract'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Heading, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice, Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { bodies } from '../api'
import { arbitration, kindWords } from '../words'
import { Amend } from './Amend'
import { Mediators } from './Mediators'
import { Rooms } from './Rooms'

/** One body whole: what it is and stands on, who mediates there, where and when; for who keeps it, what may be changed. */
export function BodyView({ id }: { id: string }) {
  const found = useCall(() => bodies.body({ body: id }), [id])
  return (
    <Loaded of={found}>
      {body => (
        <>
          <BodyFacts body={body} />
          <Mediators body={body} />
          <Rooms body={body} />
        </>
      )}
    </Loaded>
  )
}

function BodyFacts({ body }: { body: BodyWhole }) {
  const [amending, setAmending] = useState(false)
  const { name, kind, warning, basis, sure, area, contact, kept } = body
  return (
    <Card>
      <View className="nj-line wrap apart">
        <Heading>{name}</Heading>
        <Tag tone="quiet" icon="landmark">
          {kindWords[kind]}
        </Tag>
      </View>
      {warning && <Notice tone="warn">{warning}</Notice>}
      <Facts
        of={[
          ['管哪里', area],
          ['负责人', contact],
          ['依据', `${basis}${sure ? '' : '（条文待核对）'}`],
          ['案号', kept && `${kept.short}劳调〔年份〕号`],
          ['印章', kept && `${kept.seal.name}${kept.seal.picture ? '' : '（还没有图片）'}`],
        ]}
      />
      {kept?.seal.picture && (
        <View
          className="nj-qr"
          role="img"
          aria-label={`${kept.seal.name}的图片`}
          style={{ backgroundImage: `url("${kept.seal.picture}")` }}
        />
      )}
      <Small>{arbitration}</Small>
      {kept && (
        <Button small icon="pencil" onTap={() => setAmending(true)}>
          更正登记
        </Button>
      )}
      {kept && amending && <Amend body={body} kept={kept} onClose={() => setAmending(false)} />}
    </Card>
  )
}
