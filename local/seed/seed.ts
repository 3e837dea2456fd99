import type { Activity } from '../../cloudfunctions/activities/contract'
import type { CircleCard, CircleCode } from '../../cloudfunctions/circles/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { Receipt } from '../../cloudfunctions/mediation/contract'
import type { Application } from '../../cloudfunctions/members/contract'
import type { InboxRow, Sent } from '../../cloudfunctions/notices/contract'
import { askForThings, workOnAppeals } from './appeals'
import { furnishBodies } from './bodies'
import { castOf, type Player } from './cast'
import { mediationBodies, unionTree } from './city'
import { leaveOne, tellDisputes } from './disputes'
import { inRows, narrator, type SeedHome } from './home'
import { liveWithIt } from './living'
import { applicationOf, presented, withContacts, withMediators } from './records'
import { tellWarnings } from './warnings'
import { caseFiles, notices, plans } from './words'

const day = 24 * 3600_000

/**
 * Tells the demo city's last nine days through the same calls everybody makes, so that every record is as the functions
 * write it; only unions, bodies and offices are put in directly. The same city every time, dated from `home.now`.
 */
export async function seed(home: SeedHome): Promise<void> {
  const unions = unionTree()
  const players = castOf(unions)
  const say = narrator(home)
  const of = (part: Player['part']) => players.filter(player => player.part === part)

  home.liveAt(home.now - 9 * day)
  await home.engine.bulkLoad('unions', withContacts(unions, players))
  await home.engine.bulkLoad(
    'bodies_bodies',
    withMediators(mediationBodies(unions), players, home.now - 9 * day),
  )
  await inRows(
    players.filter(player => player.part !== 'newcomer'),
    20,
    player => meet(home, say, player),
  )
  await home.engine.bulkLoad('people_demo', players.map(presented))

  const joined = [...of('steward'), ...of('member')]
  await join(say, of('officer'), joined, home.now - 9 * day)
  const circles = await openCircles(say, players, joined)

  home.liveAt(home.now - 5 * day)
  const asked = await askForThings(say, players, home.now)
  await furnishBodies(say, players, home.now)
  const filed = await fileCases(say, [...of('member'), ...of('worker')])
  await tellDisputes(home, say, players)
  await leaveOne(home, say, players)
  home.liveAt(home.now - 3 * day)
  const activities = await sendAndOpen(home, say, players, circles)
  await readAndSignUp(say, of('member'), activities)
  await liveWithIt(home, say, [...of('member'), ...of('steward')], circles)
  home.liveAt(home.now - 4 * 3600_000)
  await workOnAppeals(say, asked, home.now - 4 * 3600_000)
  await apply(say, of('applicant'), of('officer'), home.now)
  await workOnCases(say, of('mediator'), filed)
  await tellWarnings(home, say, players)
  home.liveAt(home.now)
  await home.settle()
}

type Say = ReturnType<typeof narrator>

async function meet(home: SeedHome, say: Say, { openid, phone, name, roles }: Player): Promise<void> {
  await say(openid, 'members', 'sendCode', { phone })
  const code = home.lastSms(phone)?.match(/\d{6}/)?.[0]
  await say(openid, 'members', 'verifyPhone', { phone, code, name })
  if (roles.length === 0) return
  await home.engine.update('people', { filter: { _id: personIdOf(openid) }, update: { $set: { roles } } })
}

async function join(say: Say, officers: Player[], joining: Player[], now: number): Promise<void> {
  const applied = new Map<string, string[]>()
  await inRows(joining, 20, async player => {
    const { id } = await say<Application>(player.openid, 'members', 'apply', applicationOf(player))
    applied.set(player.union._id, [...(applied.get(player.union._id) ?? []), id])
  })
  await inRows(officers, 10, async officer => {
    const applications = applied.get(officer.union._id)
    if (!applications) return
    await say(officer.openid, 'members', 'decide', {
      applications,
      decision: 'approve',
      decidedOn: dayOf(now),
    })
  })
}

async function openCircles(say: Say, players: Player[], joined: Player[]): Promise<Map<string, CircleCard>> {
  const circles = new Map<string, CircleCard>()
  const officers = players.filter(player => player.part === 'officer')
  await inRows(officers, 10, async officer => {
    const steward = players.find(player => player.part === 'steward' && player.union === officer.union)
    const circle = await say<CircleCard>(officer.openid, 'circles', 'open', {
      name: `${officer.union.name.replace(/工会$/, '')}一圈`,
      steward: steward && personIdOf(steward.openid),
    })
    circles.set(officer.union._id, circle)
    const { code } = await say<CircleCode>(officer.openid, 'circles', 'code', { circle: circle.id })
    const colleagues = joined.filter(player => player.union === officer.union)
    await inRows([...colleagues, officer], 5, async player => {
      await say(player.openid, 'circles', 'enter', { code })
    })
  })
  return circles
}

async function fileCases(say: Say, filers: Player[]): Promise<Receipt[]> {
  const filed: Receipt[] = []
  for (const [i, file] of caseFiles.entries()) {
    const filer = filers[i * 3]
    const street = filer?.union.parent
    if (!filer || !street) continue
    const { facts, request, dispute } = file
    const respondent = `${filer.union.name.replace(/工会$/, '')}有限公司`
    const words = {
      filer: filer.name,
      respondent,
      respondentAddress: filer.union.place,
      facts,
      request,
      dispute,
    }
    filed.push(await say<Receipt>(filer.openid, 'mediation', 'file', { body: `${street}-body`, ...words }))
  }
  return filed
}

async function sendAndOpen(home: SeedHome, say: Say, players: Player[], circles: Map<string, CircleCard>) {
  const opened: { activity: Activity; union: string }[] = []
  const stewards = players.filter(player => player.part === 'steward').slice(0, 12)
  for (const [i, steward] of stewards.entries()) {
    const circle = circles.get(steward.union._id)
    const plan = plans[i % plans.length]
    const notice = notices[i % notices.length]
    if (!circle || !plan || !notice) continue
    const startsAt = home.now + plan.inDays * day + 2 * 3600_000
    const { inDays: _, hours, ...words } = plan
    const input = { ...words, startsAt, endsAt: startsAt + hours * 3600_000, circles: [circle.id] }
    const activity = await say<Activity>(steward.openid, 'activities', 'open', input)
    opened.push({ activity, union: steward.union._id })
    await say<Sent>(steward.openid, 'notices', 'send', { ...notice, circles: [circle.id] })
    const link = { system: 'activities', id: activity.id, title: activity.title }
    const body = `地点：${activity.place}。名额 ${activity.places} 个，先到先得。`
    await say<Sent>(steward.openid, 'notices', 'send', {
      title: `${activity.title}开始报名`,
      body,
      link,
      circles: [circle.id],
    })
  }
  return opened
}

async function readAndSignUp(say: Say, members: Player[], opened: { activity: Activity; union: string }[]) {
  await inRows(members, 10, async (member, i) => {
    const at = opened.find(({ union }) => union === member.union._id)
    if (!at) return
    const { rows } = await say<{ rows: InboxRow[] }>(member.openid, 'notices', 'inbox', {})
    const first = rows[i % 2]
    if (i % 3 !== 0 && first) await say(member.openid, 'notices', 'read', { post: first.post })
    if (i % 4 !== 0)
      await say(member.openid, 'activities', 'signUp', { activity: at.activity.id }).catch(ignoreSoldOut)
  })
}

async function apply(say: Say, applicants: Player[], officers: Player[], now: number): Promise<void> {
  for (const [i, player] of applicants.entries()) {
    const { id } = await say<Application>(player.openid, 'members', 'apply', applicationOf(player))
    const officer = officers.find(({ union }) => union === player.union)
    if (!officer || i < 6) continue
    const [decision, remark] =
      i < 8 ? ['return', '请写证件上的姓名'] : ['decline', '你的劳动合同在别的单位，请到那里入会']
    const decided = { applications: [id], decision, remark, decidedOn: dayOf(now - day) }
    await say(officer.openid, 'members', 'decide', decided)
  }
}

async function workOnCases(say: Say, mediators: Player[], filed: Receipt[]): Promise<void> {
  for (const [i, { id, body }] of filed.entries()) {
    const mediator = mediators.find(({ union }) => body.startsWith(union.place.split(' ').at(-1) ?? '?'))
    const step = caseFiles[i]?.step
    if (!mediator || !step) continue
    const { action, ...words } = step
    await say(mediator.openid, 'mediation', action, { case: id, ...words })
  }
}

const dayOf = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10)

function ignoreSoldOut(error: unknown): void {
  if (!String(error).includes('sold-out')) throw error
}
