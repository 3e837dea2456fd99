import type { Form } from '../asks'
import type { Context } from '../context'
import type { Who } from '../contract'
import { notFound, Refusal } from '../refusal'
import type { Place } from '../store'
import type { Holding } from './definition'
import type { Matter } from './matter'

/** Whose hands a matter is in, who heads the office, and who must keep off it although they are of the office. */
export type Grip = { by: string | null; head?: string | null; barred?: boolean }

/**
 * How somebody stands to a matter that people of an office share: they are not of the office, nobody holds it yet, they
 * hold it, they head the office, or another of them holds it.
 */
export type Hand = 'none' | 'free' | 'holder' | 'head' | 'other'

type Shared = { holding?: Holding }

/** A matter is in the hands of whoever is named as its holder. */
export const gripOf = ({ holder }: Pick<Matter<string>, 'holder'>): Grip => ({ by: holder?.person ?? null })

/** How the caller stands to a matter at this place. */
export function handOf(ctx: Context, { holding }: Shared, place: Place, { by, head, barred }: Grip): Hand {
  if (!holding || !ctx.is([holding.office], place)) return 'none'
  const me = ctx.me()._id
  if (barred) return 'other'
  if (by === null) return 'free'
  if (by === me) return 'holder'
  return head === me ? 'head' : 'other'
}

/** Whether one who stands so is among these kinds of people: what they may by their office alone, another may not. */
export const standsAs = (
  ctx: Context,
  { holding }: Shared,
  place: Place,
  hand: Hand,
  who: readonly Who[],
): boolean => ctx.is(hand === 'other' ? who.filter(kind => kind !== holding?.office) : who, place)

/** Refuses one who may act by their office alone while another of it holds the matter; its head says why. */
export function refuseHand(
  ctx: Context,
  procedure: Shared,
  place: Place,
  hand: Hand,
  who: readonly Who[],
  because: string | undefined,
): void {
  if (hand === 'other' && !standsAs(ctx, procedure, place, hand, who)) throw notFound()
  if (hand !== 'head' || because) return
  throw new Refusal(
    'INVALID',
    'head-reason',
    '这件事在别人手里。你是负责人，要由你来办，就写明为什么。',
    'because',
  )
}

/** What a move asks of the head beside its own form. */
export const headForm: Form = {
  because: {
    kind: 'line',
    label: '为什么由你来办',
    max: 200,
    min: 4,
    hint: '这件事在别人手里，原因会写进经过，双方都看得到。',
  },
}
