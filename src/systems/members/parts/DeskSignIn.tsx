import { useState } from 'react'
import type { DeskSignInProps } from '../../../kit/parts'
import { DeskCode } from './DeskCode'

/** The code a computer shows to be signed in by a phone; a phone itself shows none. */
export function DeskSignIn({ done }: DeskSignInProps) {
  const [turn, setTurn] = useState(0)
  if (process.env.TARO_ENV === 'h5')
    return <DeskCode key={turn} done={done} again={() => setTurn(turn + 1)} />
  return null
}
