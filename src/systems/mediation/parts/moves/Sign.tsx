import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { uploadPicked } from '../../../../kit/files'
import { yuan } from '../../../../kit/format'
import { useIdentity } from '../../../../kit/identity'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Picks } from '../../../../kit/ui/Picks'
import { Sheet } from '../../../../kit/ui/Sheet'
import { SignaturePad, useDrawn } from '../../../../kit/ui/SignaturePad'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { receiptHint, signHint } from '../../words'

/** Agreeing to the written agreement by a drawn signature; what is agreed to stands above it. */
export const ConsentSettlement: OwnMove<Case> = ({ view, move, onClose }) => (
  <SignSheet
    title={`${move.label} · ${view.number}`}
    onClose={onClose}
    button="同意并签名"
    send={(signature, options) =>
      mediation.consentSettlement({ case: view.id, seen: view.agreement?.hash ?? '', signature }, options)
    }
  >
    <View className="nj-text">{view.agreement?.result}</View>
    <View className="nj-text">{view.agreement?.performance}</View>
    {view.agreement?.instalments.map(({ key, day, amount, what }) => (
      <View key={key}>{`${day} 前付 ${yuan(amount)}（${what}）`}</View>
    ))}
  </SignSheet>
)

/** Signing the minutes of the latest session the reader has not signed yet. */
export const SignMinutes: OwnMove<Case> = ({ view, move, onClose }) => {
  const known = useIdentity()
  const me = known.state === 'known' ? known.identity.person?.name : ''
  const written = view.sessions.filter(({ minutes, off }) => minutes && !off).reverse()
  const session =
    written.find(({ minutes }) => !minutes?.signed.some(({ name }) => name === me)) ?? written[0]
  if (!session) return null
  return (
    <SignSheet
      title={`${move.label} · ${view.number}`}
      onClose={onClose}
      button="签名"
      send={(signature, options) =>
        mediation.signMinutes(
          { case: view.id, session: session.key, seen: session.minutes?.hash ?? '', signature },
          options,
        )
      }
    >
      <View className="nj-text">{session.minutes?.text}</View>
    </SignSheet>
  )
}

/** Signing once that the papers one picks were received; all that wait for it are picked at first. */
export const SignReceipt: OwnMove<Case> = ({ view, move, onClose }) => {
  const waiting = view.papers.filter(({ toSign }) => toSign)
  const [papers, setPapers] = useState(() => waiting.map(({ key }) => key))
  return (
    <SignSheet
      title={`${move.label} · ${view.number}`}
      onClose={onClose}
      button="签收"
      ready={papers.length > 0}
      send={(signature, options) => {
        const asked = waiting.flatMap(({ key, hash }) =>
          hash && papers.includes(key) ? [{ paper: key, seen: hash }] : [],
        )
        return mediation.signReceipt({ case: view.id, papers: asked, signature }, options)
      }}
    >
      <Picks
        name="papers"
        label="收到了哪些"
        options={waiting.map(({ key, title, number }) => ({ value: key, label: `${title} ${number}` }))}
        value={papers}
        onChange={setPapers}
        hint={receiptHint}
      />
    </SignSheet>
  )
}

function SignSheet({
  title,
  onClose,
  button,
  ready = true,
  send,
  children,
}: {
  title: string
  onClose(): void
  button: string
  /** What it is signed for is chosen. */
  ready?: boolean
  send(signature: string, options: { requestId: string }): Promise<unknown>
  children: ReactNode
}) {
  const drawn = useDrawn()
  const sign = useSubmit(async (_: object, options: { requestId: string }) => {
    if (!drawn.picture) return
    await send(await uploadPicked(await drawn.picture()), options)
  }, onClose)
  return (
    <Sheet title={title} onClose={onClose}>
      <Card mine>{children}</Card>
      <SignaturePad label="签名" drawn={drawn} />
      <Small>{signHint}</Small>
      <Against refusal={sign.refusal} />
      <Button
        kind="main"
        disabled={!drawn.picture || !ready}
        running={sign.running}
        onTap={() => sign.run({})}
      >
        {button}
      </Button>
    </Sheet>
  )
}
