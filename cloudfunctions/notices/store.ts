import { collection } from '../kit/cloud'
import type { Kept } from '../kit/store'
import type { Link } from './contract'

/** One message: to the circles it names or to one person; it is in the inbox of whoever is in `to`. */
export type Post = Kept & {
  /** Circle ids, or one person's id. */
  to: string[]
  title: string
  body: string
  from: string
  link: Link | null
  at: number
  by: string
  path: string
  /** The circles as they were called when it was sent; none for a personal post. */
  circles: { id: string; name: string }[]
  /** People in the circles when it was sent, each counted once. */
  reach: number
  /** The stewards of the circles and their union: whose sent list it stands in. */
  keepers: string[]
}

export const posts = collection<Post>('notices_posts', {
  indexes: [{ fields: ['to', ['at', -1]] }, { fields: ['keepers', ['at', -1]] }, { fields: ['pendingAt'] }],
  place: post => ({
    path: post.path,
    circles: post.circles.map(circle => circle.id),
    groups: post.to,
    person: post.circles.length === 0 ? post.to[0] : undefined,
  }),
})

/** That one person opened one post, the first time; late joiners of a circle are not counted. */
export type Receipt = Kept & {
  post: string
  person: string
  name: string
  at: number
  /** Circles of the post the person was in when it was sent. */
  circles: string[]
  counted: boolean
}

export const receipts = collection<Receipt>('notices_receipts', {
  indexes: [
    { fields: ['post', 'counted'] },
    { fields: ['post', 'circles', ['at', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: receipt => ({ person: receipt.person }),
})
