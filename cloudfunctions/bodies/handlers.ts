import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { contract } from './contract'
import { addMediator, amendBody, listed, registerBody, removeMediator, territory } from './keeping'
import { whole } from './present'
import {
  addRoom,
  amendRoom,
  bookings,
  bookRoom,
  closeRoom,
  freeTimes,
  moveBooking,
  releaseRoom,
  reopenRoom,
} from './rooms'
import { bodies } from './store'

export const handlers: Handlers<typeof contract> = {
  list: listed,

  async body(ctx, { body: id }) {
    const body = await bodies.get(id)
    if (!body) throw notFound('这个调解组织')
    return whole(ctx, body)
  },

  kept: (ctx, { cursor }) => territory(ctx, cursor),
  register: registerBody,
  amend: amendBody,
  addMediator,
  removeMediator,
  addRoom,
  amendRoom,
  freeTimes,
  bookings,
  book: bookRoom,
  move: moveBooking,
  release: releaseRoom,
  closeRoom,
  reopenRoom,
}
