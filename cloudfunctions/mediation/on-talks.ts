import type { Context } from '../kit/context'
import { fingerprint, macDigits } from '../kit/crypto'
import { readFile } from '../kit/files'
import { limitOf, spend } from '../kit/limits'
import { change, see } from '../kit/pending'
import { notFound, Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { doorStep, doorStepMs, judgeCode } from '../kit/step-codes'
import type { contract } from './contract'
import { moveCase, readerOf, readyFor } from './moving'
import { wholeCase } from './present'
import { type CaseDoc, cases } from './store'
import { arrived, minutes, session, sessionOf, sessionWords, signedMinutes, withSession } from './talks'

type FindMediator = (body: string, person: string) => Promise<{ person: string; name: string } | null>

type Rooms = {
  /** Books a room, once a request; refuses what cannot be had. */
  book(
    ctx: Context,
    wish: { room: string; from: number; to: number; record: string; label: string },
  ): Promise<{ booking: string; roomName: string; place: string; body: string }>
  release(ctx: Context, booking: string): Promise<void>
}

/** What happens between acceptance and agreement; `mediatorAt` finds somebody on a body's roster. */
export const onTalks = (mediatorAt: FindMediator, rooms: Rooms) =>
  ({
    assign: (ctx, { case: id, mediator }) => give(ctx, mediatorAt, id, 'assign', mediator),
    changeMediator: (ctx, { case: id, mediator, reason }) =>
      give(ctx, mediatorAt, id, 'changeMediator', mediator, reason),

    async bookSession(ctx, { case: id, ...plan }) {
      const key = ctx.id('session')
      const held = await see(ctx, cases, id)
      const again = held.sessions.find(one => one.key === key)
      if (!again) session(held, { key, ...plan, booking: null }, ctx.now)
      const { room, from, to } = plan
      const booked =
        room && !again
          ? await rooms.book(ctx, { room, from, to, record: id, label: `调解 ${held.number}` })
          : null
      if (booked && booked.body !== held.body) {
        await rooms.release(ctx, booked.booking)
        throw notFound('这个调解室')
      }
      const place = booked ? `${booked.place} ${booked.roomName}` : plan.place
      if (!place && !again) throw new Refusal('INVALID', 'no-place', '写上在哪里谈。', 'place')
      const doc = await moveCase(ctx, id, 'bookSession', {
        words: sessionWords({ from, place }),
        session: key,
        also: doc => ({
          set: {
            sessions: [
              ...doc.sessions,
              session(doc, { key, ...plan, place, booking: booked?.booking ?? null }, ctx.now),
            ],
          },
        }),
      })
      return wholeCase(ctx, doc)
    },

    async cancelSession(ctx, { case: id, session: key, reason }) {
      const doc = await moveCase(ctx, id, 'cancelSession', {
        words: reason,
        also(doc) {
          sessionOf(doc, key)
          return { set: { sessions: withSession(doc, key, { off: reason }) } }
        },
        leads(doc) {
          const { booking } = sessionOf(doc, key)
          return booking ? [{ to: 'bodies.release', input: { booking } }] : []
        },
      })
      return wholeCase(ctx, doc)
    },

    async sessionCode(ctx, { case: id, session: key }) {
      sessionOf(await see(ctx, cases, id), key)
      const step = doorStep(ctx.now)
      return { digits: digitsOf(key)(step), until: (step + 1) * doorStepMs }
    },

    async attend(ctx, { case: id, session: key, code }) {
      await spend(ctx, limitOf('session-code'), ctx.me()._id, '签到码填的次数多了')
      const held = await see(ctx, cases, id)
      const reader = readerOf(ctx, held)
      const there = held.sessions.find(one => one.key === key)?.arrived.some(one => one.key === reader.key)
      if (!there && judgeCode(code, ctx.now, digitsOf(key)) !== 'good') {
        throw new Refusal('INVALID', 'session-code', '签到码不对或者过时了，看一眼屏幕上现在的码。', 'code')
      }
      return arrive(ctx, id, key, doc => readerOf(ctx, doc), 'code')
    },

    admit: (ctx, { case: id, session: key, of, reason }) =>
      arrive(ctx, id, key, doc => partyNamed(doc, of), 'name', reason),

    async writeMinutes(ctx, { case: id, session: key, text }) {
      const doc = await moveCase(ctx, id, 'writeMinutes', {
        words: text,
        silent: true,
        session: key,
        tells: 'nobody',
        also: doc => ({ set: { sessions: minutes(doc, key, text, ctx.now) } }),
      })
      return wholeCase(ctx, doc)
    },

    async signMinutes(ctx, { case: id, session: key, signature }) {
      const found = await readyFor(ctx, id, 'signMinutes')
      const hash = fingerprint(await readFile(signature))
      const doc = await moveCase(ctx, id, 'signMinutes', {
        found,
        tells: 'nobody',
        also(doc) {
          const { key: by, name } = readerOf(ctx, doc)
          const signed = { key: by, name, at: ctx.now, file: signature, hash }
          return { set: { sessions: signedMinutes(doc, key, signed) } }
        },
      })
      return wholeCase(ctx, doc)
    },
  }) satisfies Partial<Handlers<typeof contract>>

async function give(
  ctx: Context,
  mediatorAt: FindMediator,
  id: string,
  name: 'assign' | 'changeMediator',
  person: string,
  reason = '',
) {
  const { body } = await see(ctx, cases, id)
  const found = await mediatorAt(body, person)
  if (!found) throw new Refusal('NOT_FOUND', 'no-mediator', '这个人不在调解员名单里。', 'mediator')
  const doc = await moveCase(ctx, id, name, {
    words: reason ? `${found.name}（${reason}）` : found.name,
    also: ({ holder }) => ({
      set: { mediator: { person, name: found.name, interest: null }, changeAsked: null },
      step: holder ? { holder: { ...holder, name: found.name, person, since: ctx.now } } : {},
    }),
  })
  return wholeCase(ctx, doc)
}

const digitsOf = (session: string) => (step: number) => macDigits('session', session, String(step))

async function arrive(
  ctx: Context,
  id: string,
  key: string,
  whoOf: (doc: CaseDoc) => { key: string; name: string },
  how: 'code' | 'name',
  reason = '',
) {
  const doc = await change(ctx, cases, id, held => {
    const { key: of, name } = whoOf(held)
    const note = reason ? `为 ${name} 签到：${reason}` : `${name} 到场`
    return { set: { sessions: arrived(held, key, { key: of, name }, ctx.now, how) }, note }
  })
  return wholeCase(ctx, doc)
}

function partyNamed(doc: CaseDoc, key: string): { key: string; name: string } {
  const found = [...doc.applicants, ...doc.respondents].find(one => one.key === key)
  if (!found) throw notFound('这位当事人')
  return { key, name: found.name }
}
