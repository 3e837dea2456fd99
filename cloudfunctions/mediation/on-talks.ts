import { marksOf } from '../kit/actor'
import type { Context } from '../kit/context'
import { fingerprint, macDigits } from '../kit/crypto'
import { readFile } from '../kit/files'
import { limitOf, spend } from '../kit/limits'
import { change, see } from '../kit/pending'
import { people } from '../kit/people'
import { notFound, Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { doorStep, doorStepMs, judgeCode } from '../kit/step-codes'
import type { Acts } from './acting'
import type { contract } from './contract'
import { partiesOf } from './domain'
import { handIn, readerIn } from './hands'
import { printed } from './signatures'
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
export const onTalks = (acts: Acts, mediatorAt: FindMediator, rooms: Rooms) =>
  ({
    assign: (ctx, { case: id, mediator, because }) =>
      give(acts, mediatorAt, ctx, { id, name: 'assign', mediator, because }),
    changeMediator: (ctx, { case: id, mediator, reason }) =>
      give(acts, mediatorAt, ctx, { id, name: 'changeMediator', mediator, reason, because: reason }),
    reassign: (ctx, { case: id, mediator }) =>
      give(acts, mediatorAt, ctx, { id, name: 'reassign', mediator }),

    async bookSession(ctx, { case: id, because, ...plan }) {
      const key = ctx.id('session')
      const held = await acts.readyFor(ctx, id, 'bookSession', because)
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
      return acts.moved(ctx, id, 'bookSession', {
        because,
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
    },

    cancelSession: (ctx, { case: id, session: key, reason, because }) =>
      acts.moved(ctx, id, 'cancelSession', {
        because,
        words: reason,
        also(doc) {
          sessionOf(doc, key)
          return { set: { sessions: withSession(doc, key, { off: reason }) } }
        },
        leads(doc) {
          const { booking } = sessionOf(doc, key)
          return booking ? [{ to: 'bodies.release', input: { booking } }] : []
        },
      }),

    async sessionCode(ctx, { case: id, session: key }) {
      sessionOf((await acts.open(ctx, id)).doc, key)
      const step = doorStep(ctx.now)
      return { digits: digitsOf(key)(step), until: (step + 1) * doorStepMs }
    },

    async attend(ctx, { case: id, session: key, code }) {
      await spend(ctx, limitOf('session-code'), ctx.me()._id, '签到码填的次数多了')
      const { doc: held, reader } = await acts.open(ctx, id)
      const there = held.sessions.find(one => one.key === key)?.arrived.some(one => one.key === reader.key)
      if (!there && judgeCode(code, ctx.now, digitsOf(key)) !== 'good') {
        throw new Refusal('INVALID', 'session-code', '签到码不对或者过时了，看一眼屏幕上现在的码。', 'code')
      }
      return arrive(acts, ctx, id, key, doc => readerIn(ctx, doc, handIn(ctx, doc, null)), 'code')
    },

    async admit(ctx, { case: id, session: key, of, reason, because }) {
      await acts.judge(ctx, await see(ctx, cases, id), because)
      const note = because ? `${reason}（负责人办理的原因：${because}）` : reason
      return arrive(acts, ctx, id, key, doc => partyNamed(doc, of), 'name', note)
    },

    writeMinutes: (ctx, { case: id, session: key, text, because }) =>
      acts.moved(ctx, id, 'writeMinutes', {
        because,
        words: text,
        silent: true,
        session: key,
        tells: 'nobody',
        also: doc => ({ set: { sessions: minutes(doc, key, text, ctx.now) } }),
      }),

    async signMinutes(ctx, { case: id, session: key, seen, signature }) {
      const found = await acts.readyFor(ctx, id, 'signMinutes')
      const hash = fingerprint(await readFile(signature))
      return acts.moved(ctx, id, 'signMinutes', {
        found,
        tells: 'nobody',
        also(doc, { key: by, name }) {
          const signed = { key: by, person: ctx.me()._id, name, at: ctx.now, file: signature, hash }
          const prints = printed(doc, hash, 'signature')
          return { set: { prints, sessions: signedMinutes(doc, key, seen, signed) } }
        },
      })
    },
  }) satisfies Partial<Handlers<typeof contract>>

type Giving = {
  id: string
  name: 'assign' | 'changeMediator' | 'reassign'
  mediator: string
  reason?: string
  because?: string
}

async function give(
  { moved }: Acts,
  mediatorAt: FindMediator,
  ctx: Context,
  { id, name, mediator: person, reason = '', because }: Giving,
) {
  const { body } = await see(ctx, cases, id)
  const [found, them] = await Promise.all([mediatorAt(body, person), people.get(person)])
  if (!found) throw new Refusal('NOT_FOUND', 'no-mediator', '这个人不在调解员名单里。', 'mediator')
  return moved(ctx, id, name, {
    words: reason ? `${found.name}（${reason}）` : found.name,
    because,
    also(doc) {
      const { holder } = doc
      const theirs = them ? marksOf(them) : []
      if (doc.filerPerson === person || partiesOf(doc).some(mark => theirs.includes(mark))) {
        throw new Refusal('INVALID', 'interested', `${found.name}是当事人，不能调解。`, 'mediator')
      }
      const mediator = { person, name: found.name, interest: null }
      return {
        set: { mediator, changeAsked: null, vacantSince: null, seatAt: ctx.now },
        step: holder ? { holder: { ...holder, name: found.name, person, since: ctx.now } } : {},
      }
    },
  })
}

const digitsOf = (session: string) => (step: number) => macDigits('session', session, String(step))

async function arrive(
  acts: Acts,
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
  return acts.whole(ctx, doc)
}

function partyNamed(doc: CaseDoc, key: string): { key: string; name: string } {
  const found = [...doc.applicants, ...doc.respondents].find(one => one.key === key)
  if (!found) throw notFound('这位当事人')
  return { key, name: found.name }
}
