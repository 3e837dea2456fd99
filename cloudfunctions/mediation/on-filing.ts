import type { Context } from '../kit/context'
import { fingerprint, seal } from '../kit/crypto'
import { readFile } from '../kit/files'
import { limitOf, spend } from '../kit/limits'
import { checkWords } from '../kit/openapi'
import { already, pendingOf } from '../kit/pending'
import { people } from '../kit/people'
import { markOfPhone } from '../kit/phones'
import { Refusal } from '../kit/refusal'
import { enter, registersOf } from '../kit/register'
import type { Bare, Effect } from '../kit/store'
import { issued, papersAt } from './closing'
import type { Dispute, EvidenceKind } from './contract'
import { told } from './domain'
import { takenIn } from './evidence'
import { type Application, type Joint, refuseParties, registerOf, signOf, submitted, write } from './filing'
import { type CaseBody, type CaseDoc, cases } from './store'

type Given = Application & {
  dispute: Dispute
  evidence?: { kind: EvidenceKind; source: string; files: { file: string; name: string }[] }[]
  others?: ({ phone: string } & Omit<Joint, 'phone' | 'mark'>)[]
}

/** An application of the caller's own, written down and submitted at once. */
export async function filed(ctx: Context, body: CaseBody, given: Given): Promise<CaseDoc> {
  const me = ctx.me()
  const filer = { person: me._id, known: { phone: me.phone, mark: me.phoneMark } }
  return keepCase(ctx, body, given, { ...filer, takenDown: null, submits: true })
}

/**
 * An application taken down for somebody: filed at once with a photographed authority, else it lies with the person,
 * who must have a verified phone to submit it.
 */
export async function takenDown(
  ctx: Context,
  body: CaseBody,
  given: Given & { phone: string; authority: 'code' | 'paper'; proof?: string },
): Promise<CaseDoc> {
  const { phone, authority, proof = null, ...application } = given
  if (authority === 'paper' && !proof) {
    throw new Refusal('INVALID', 'no-authority', '没有拍授权书。没有授权书就选“本人在手机上确认”。', 'proof')
  }
  if (!ctx.is(['mediator'], { body: body.id })) {
    throw new Refusal('NOT_FOUND', 'not-yours', '只能替自己所在的调解组织记申请。', 'body')
  }
  const mark = await markOfPhone(phone)
  const [person] = await people.find({ where: { phoneMark: mark }, limit: 1 })
  if (authority === 'code' && !person) {
    throw new Refusal(
      'CONFLICT',
      'no-account',
      '这个手机号还没有用过娘家，请本人先打开小程序验证手机号，或拍授权书。',
      'phone',
    )
  }
  const filer = { person: person?._id ?? '', known: { phone: seal(phone), mark } }
  const hash = proof && fingerprint(await readFile(proof))
  const down = { by: ctx.me().name, authority, proof, hash }
  return keepCase(ctx, body, application, { ...filer, takenDown: down, submits: authority === 'paper' })
}

const registers = registersOf(cases)

type Filer = {
  person: string
  known: { phone: CaseDoc['applicants'][number]['phone']; mark: string }
  takenDown: CaseDoc['takenDown']
  submits: boolean
}

async function keepCase(ctx: Context, body: CaseBody, given: Given, filer: Filer): Promise<CaseDoc> {
  const before = await already(ctx, cases, ctx.id('case'))
  if (before) return before
  const kind = filer.takenDown ? 'case-taken-down' : 'case-filed'
  await spend(ctx, limitOf(kind), ctx.me()._id, '你今天提交的申请够多了，急事请打电话给调解组织')
  const { others = [], evidence = [], ...application } = given
  const joints = await Promise.all(
    others.map(async ({ phone, ...one }) => ({ ...one, phone: seal(phone), mark: await markOfPhone(phone) })),
  )
  refuseParties(application, [filer.known.mark, ...joints.map(({ mark }) => mark)])
  await checkWords(ctx.me().openid, `${given.request}\n${given.facts}`, 'facts')
  const by = filer.takenDown ? ctx.me().name : given.filer
  const step = { at: ctx.now, by, note: filer.takenDown ? '口头申请，由调解组织记录' : undefined }
  const filing = {
    _id: ctx.id('case'),
    ...filer,
    joints,
    evidence: await takenIn(evidence, { by: given.filer, at: ctx.now, prefix: 'ev-0' }),
  }
  const { doc } = await enter(ctx, registers, registerOf(body, ctx.now), {
    id: filing._id,
    write(numbered) {
      const draft = write(body, application, filing, numbered, step)
      const about = { at: ctx.now, words: '' }
      const acted = filer.takenDown !== null || draft.applicants.some(({ representative }) => representative)
      const whole = filer.submits
        ? {
            ...submitted(draft, { at: ctx.now, by }),
            papers: issued(
              draft,
              [...(acted ? ['authority' as const] : []), ...(papersAt.submit ?? [])],
              about,
            ),
          }
        : draft
      const effects = [...toldParties(whole, filer), ...(filer.submits ? [signOf(whole, ctx.now)] : [])]
      const note = filer.submits ? '提交调解申请' : '记下调解申请'
      return { doc: whole, first: pendingOf(ctx, { note, effects }, whole.path) }
    },
  })
  return doc
}

/** Joint applicants are asked to consent; one whose application was taken down looks at it. */
function toldParties(doc: Bare<CaseDoc>, filer: Filer): Effect[] {
  const joints = doc.applicants.slice(1).map(({ mark }) => told(doc, mark, '请你确认是否一起申请', ''))
  return filer.takenDown
    ? [told(doc, filer.known.mark, '替你记下了申请', '看一遍，没有错就提交。'), ...joints]
    : joints
}
