import { action, cursor, defineContract, fields, id, oneOf, type Page } from '../kit/contract'

export const kinds = ['enterprise', 'peoples', 'street', 'district', 'industry'] as const

export type BodyKind = (typeof kinds)[number]

export type BodyCard = {
  id: string
  name: string
  kind: BodyKind
  /** The article it stands on. */
  basis: string
  /** The article's text was read; otherwise it is known from a summary. */
  sure: boolean
  area: string
  /** Said before one chooses it: an enterprise committee has the employer in it. */
  warning: string | null
}

export const contract = defineContract('bodies', {
  /** The bodies of one kind one may turn to, by name, each with what one should know before. */
  list: action<Page<BodyCard>>()(fields({ kind: oneOf('种类', kinds), cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({ kind: 'street' as const }),
  }),
  /** One body as anybody with a verified phone may know it. */
  body: action<BodyCard>()(fields({ body: id('调解组织') }), {
    who: ['worker'],
    where: 'anywhere',
    example: world => ({ body: world.body }),
  }),
})
