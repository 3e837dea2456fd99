import { pageOf } from '../kit/paging'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { contract } from './contract'
import { bodyCard } from './domain'
import { bodies } from './store'

export const handlers: Handlers<typeof contract> = {
  async list(_ctx, { kind, cursor }) {
    return pageOf(bodies, { where: { kind }, by: 'name', direction: 'asc', cursor }, bodyCard)
  },

  async body(_ctx, { body: id }) {
    const body = await bodies.get(id)
    if (!body) throw notFound('这个调解组织')
    return bodyCard(body)
  },
}
