import { View } from '@tarojs/components'
import { type ComponentType, type ReactNode, useState } from 'react'
import type { MatterView, Move } from '../../../cloudfunctions/kit/contract'
import { Against } from '../ui/Against'
import { Button } from '../ui/Button'
import { Small } from '../ui/Card'
import { Sheet } from '../ui/Sheet'
import { type Submit, useSubmit } from '../useSubmit'
import { useWide } from '../useWide'
import { answersOf } from './answers'
import { dropDraft, useDraftKey } from './drafts'
import { draftName, MoveForm, type MoveIntent } from './MoveForm'

/** A move whose form is more than data: drawn by its system, over the page, until it is closed. */
export type OwnMove<V extends MatterView> = ComponentType<{ view: V; move: Move; onClose(): void }>

type Props<V extends MatterView> = {
  view: V
  run(move: string, input: object, options: { requestId: string }): Promise<unknown>
  /** Moves the system draws itself; one without a form that is not named is drawn by the page elsewhere. */
  own?: { readonly [move: string]: OwnMove<V> }
  done?(move: string, result: unknown): void
  /** Said over the buttons, always in sight. */
  note?: ReactNode
}

/** The one bar of what the reader may do now: at the bottom of a phone, in the card at a desk. */
export function MoveBar<V extends MatterView>({ view, run, own = {}, done, note }: Props<V>) {
  const wide = useWide()
  const keyOf = useDraftKey()
  const [shown, setShown] = useState<Move | 'more' | null>(null)
  const send = useSubmit(
    async ({ move, form, values }: MoveIntent, options: { requestId: string }) => {
      const result = await run(move, answersOf(form, values), options)
      dropDraft(keyOf(draftName(view.id, move)))
      return result
    },
    (result, { move }) => {
      setShown(null)
      done?.(move, result)
    },
  )
  const show = (next: Move | 'more' | null) => {
    send.forget()
    setShown(next)
  }
  const begin = (move: Move) => {
    const asks = own[move.name] || move.form === null || Object.keys(move.form).length > 0
    if (asks || move.kind === 'grave') show(move)
    else send.run({ move: move.name, form: {}, values: {} })
  }
  const moves = view.moves.filter(({ name, form }) => form !== null || own[name]).sort(byWeight)
  if (moves.length === 0 && !note) return null
  const inSight = moves.length <= most ? moves : moves.slice(0, wide ? most - 1 : most - 2)
  const folded = moves.slice(inSight.length)
  return (
    <>
      <View className="nj-moves" role="region" aria-label="现在能做的">
        {note && <Small>{note}</Small>}
        {shown === null && <Against refusal={send.refusal} />}
        {moves.length > 0 && (
          <View className="nj-moves-in">
            {inSight.map(move => (
              <MoveButton key={move.name} move={move} send={send} onTap={() => begin(move)} />
            ))}
            {folded.length > 0 && (
              <Button icon="ellipsis" onTap={() => show('more')}>
                更多
              </Button>
            )}
          </View>
        )}
      </View>
      {shown === 'more' && (
        <Sheet title="还能做的" onClose={() => show(null)}>
          {folded.map(move => (
            <MoveButton key={move.name} move={move} send={send} onTap={() => begin(move)} />
          ))}
          <Against refusal={send.refusal} />
        </Sheet>
      )}
      {shown !== null && shown !== 'more' && (
        <Shown view={view} move={shown} own={own[shown.name]} send={send} onClose={() => show(null)} />
      )}
    </>
  )
}

/** More than this many moves are folded. */
const most = 4

const weights = { main: 0, usual: 1, grave: 2 }
const byWeight = (a: Move, b: Move) => weights[a.kind] - weights[b.kind]

function MoveButton({ move, send, onTap }: { move: Move; send: Submit<MoveIntent>; onTap(): void }) {
  return (
    <Button kind={move.kind} disabled={send.running} onTap={onTap}>
      {move.label}
    </Button>
  )
}

function Shown<V extends MatterView>({
  view,
  move,
  own: Own,
  send,
  onClose,
}: {
  view: V
  move: Move
  own: OwnMove<V> | undefined
  send: Submit<MoveIntent>
  onClose(): void
}) {
  const { form } = move
  if (Own) return <Own view={view} move={move} onClose={onClose} />
  if (form === null) return null
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      {Object.keys(form).length > 0 ? (
        <MoveForm record={view.id} move={move} form={form} send={send} />
      ) : (
        <>
          <Small>做了就不能收回。</Small>
          <Against refusal={send.refusal} />
          <Button
            kind="grave"
            running={send.running}
            onTap={() => send.run({ move: move.name, form: {}, values: {} })}
          >
            {`确定${move.label}`}
          </Button>
        </>
      )}
    </Sheet>
  )
}
