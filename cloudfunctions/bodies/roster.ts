import type { Person, Role, Union } from '../kit/actor'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision, Effect } from '../kit/store'
import type { BodyKind, Calling, Seat } from './contract'
import type { Body } from './store'

type Named = { person: string; name: string }

export const callingWords: Record<Calling, string> = {
  officer: '工会干部',
  lawyer: '律师',
  court: '法院特邀调解员',
}

/** A body as it enters the register; a committee of an enterprise stands with a workplace's union, no other does. */
export function register(
  _id: string,
  given: { kind: BodyKind; name: string; short: string; area: string; seal: string },
  union: Union,
  contact: Named,
): Bare<Body> {
  if ((given.kind === 'enterprise') !== (union.level === 'workplace')) {
    const message =
      given.kind === 'enterprise'
        ? '企业调解委员会设在基层工会，请选那家单位的工会。'
        : '单位里只能设企业劳动争议调解委员会，请换种类或换工会。'
    throw new Refusal('INVALID', 'kind-and-union', message, 'kind')
  }
  const { kind, name, short, area, seal } = given
  return {
    _id,
    kind,
    name,
    short,
    area,
    seal: { name: seal, picture: null },
    union: union._id,
    level: union.level,
    path: union.path,
    contact,
    mediators: [],
  }
}

export const shortTaken = () =>
  new Refusal('CONFLICT', 'short-taken', '这个编号简称已经有调解组织在用，案号会分不清，请换一个。', 'short')

/** Corrects a body; who is to hold its cases must mediate there. */
export function amend(
  body: Body,
  given: { name: string; area: string; seal: string; picture?: string | null; contact?: string },
): Decision<Body> {
  const { name, area, seal, picture = body.seal.picture, contact } = given
  const held = contact === undefined || contact === body.contact.person ? body.contact : seatOf(body, contact)
  if (!held) throw notHere('contact')
  return {
    set: {
      name,
      area,
      seal: { name: seal, picture },
      contact: { person: held.person, name: held.name },
    },
    note: '更正调解组织登记',
  }
}

/**
 * Seats a mediator, who gets the role by it, and holds the cases if nobody who mediates here did. Refuses one who is
 * seated, and alike a number nobody proved and a name that is not theirs.
 */
export function seat(
  body: Body,
  who: Pick<Person, '_id' | 'name'> | null,
  given: { name: string; as: Calling; note: string },
  at: number,
): Decision<Body> {
  // Whether the number is known at all is nobody's to learn.
  if (who?.name !== given.name) {
    const message = '没有找到用这个姓名和手机号验证过的人。请核对，或请对方先打开小程序验证手机号，再来加。'
    throw new Refusal('INVALID', 'nobody-so-called', message, 'name')
  }
  if (seatOf(body, who._id)) {
    throw new Refusal('CONFLICT', 'already-mediator', `${who.name}已经是这里的调解员，不用再加。`, 'phone')
  }
  const { as, note } = given
  const fresh: Seat = { person: who._id, name: who.name, as, since: at, until: null, note, reason: null }
  const holds = seatOf(body, body.contact.person) !== undefined
  return {
    ...(!holds && { set: { contact: { person: who._id, name: who.name } } }),
    push: { mediators: [fresh] },
    note: `聘${who.name}为调解员（${callingWords[as]}）`,
    effects: [
      { to: 'bodies.appoint', input: { person: who._id, role: roleAt(body) } },
      post(body, who._id, {
        title: `你是${body.name}的调解员了`,
        body: '分给你和没有人接的案件在“调解案件”里，最早到期的排在最前。',
        link: { system: 'bodies', id: body._id, title: body.name },
      }),
    ],
  }
}

/**
 * Ends a mediator's time here, and with it the role; their open cases wait to be given to another, and whoever came
 * first after them heads the body if they did.
 */
export function unseat(
  body: Body,
  { person, reason }: { person: string; reason: string },
  by: Named,
  at: number,
): Decision<Body> {
  const leaving = seatOf(body, person)
  if (!leaving) throw notHere('person')
  const mediators = body.mediators.map(one => (one === leaving ? { ...one, until: at, reason } : one))
  const next = mediators.find(one => one.until === null) ?? by
  const head = body.contact.person === person ? { person: next.person, name: next.name } : body.contact
  return {
    set: { mediators, contact: head },
    note: `${leaving.name}不再是调解员：${reason}`,
    effects: [
      { to: 'bodies.dismiss', input: { person, body: body._id, name: body.name } },
      { to: 'mediation.release', input: { person, body: body._id, head } },
      post(body, person, {
        title: `你不再是${body.name}的调解员`,
        body: `原因：${reason}。这里的案件你看不到了。谢谢你做过的每一次调解。`,
        link: null,
      }),
    ],
  }
}

/** The effect that puts a message from the body into somebody's inbox. */
export const post = (
  body: { name: string; path: string },
  person: string,
  words: { title: string; body: string; link: { system: string; id: string; title: string } | null },
): Effect => ({ to: 'notices.post', input: { person, from: body.name, path: body.path, ...words } })

const seatOf = (body: Body, person: string) =>
  body.mediators.find(one => one.person === person && one.until === null)

const roleAt = ({ _id, path, name }: Body): Role => ({ role: 'mediator', of: _id, path, name })

const notHere = (field: string) =>
  new Refusal('CONFLICT', 'not-mediator', '这个人现在不是这里的调解员，刷新看看最新名单。', field)
