import * as v from 'valibot'
import type { Carrier } from '../kit/drain'
import { create } from '../kit/pending'
import { personal } from './domain'
import { posts } from './store'

const personalInput = v.object({
  person: v.string(),
  title: v.string(),
  body: v.string(),
  from: v.string(),
  path: v.string(),
  link: v.nullable(v.object({ system: v.string(), id: v.string(), title: v.string() })),
})

/** Puts one message into a person's inbox; the same request twice puts it there once. */
export const personalPost: Carrier = async (ctx, input) => {
  const post = v.parse(personalInput, input)
  await create(ctx, posts, personal(ctx.id('post'), post, ctx.now), { note: `告知：${post.title}` })
}
