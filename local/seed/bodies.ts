import type { BodyWhole, RoomCard, Week } from '../../cloudfunctions/bodies/contract'
import type { Player } from './cast'
import type { narrator } from './home'

const day = 24 * 3600_000
const office: [number, number][] = [
  [510, 690],
  [810, 1050],
]
const evening: [number, number] = [1110, 1260]
const workdays: Week = [office, office, office, office, office, [], []]
const evenings: Week = workdays.map((spans, i) => (i >= 1 && i <= 3 ? [...spans, evening] : spans))

/**
 * The first street's body gets a lawyer, one appointed by a court, two rooms, one of them open on evenings, and bookings;
 * beside it a people's committee, one of an industry, and an enterprise committee with somebody in it.
 */
export async function furnishBodies(
  say: ReturnType<typeof narrator>,
  players: Player[],
  now: number,
): Promise<void> {
  const leader = players.find(({ title }) => title === '街道工会 专职工作者')
  const mediator = players.find(player => player.title === '街道调解员' && player.union === leader?.union)
  const district = players.find(({ title }) => title === '区总工会 领导')
  if (!leader || !mediator || !district) throw new Error('the street has nobody for its body')
  const as = (player: Player) => (action: string, input: object) =>
    say<BodyWhole & RoomCard>(player.openid, 'bodies', action, input)
  const body = `${leader.union._id}-body`

  for (const player of players) {
    const post = posts[player.title]
    if (!post) continue
    const { name, phone, union } = player
    const officer = players.find(one => one.part === 'officer' && one.union === union)
    await as(officer ?? leader)('addMediator', { body: `${union._id}-body`, phone, name, ...post })
  }
  await as(leader)('addRoom', { body, name: '第一调解室', place: '职工服务中心二楼 203', hours: workdays })
  const { id: room } = await as(leader)('addRoom', {
    body,
    name: '第二调解室',
    place: '职工服务中心二楼 205，晚上从东门进',
    hours: evenings,
  })
  await as(leader)('register', {
    kind: 'peoples',
    name: '工业路社区人民调解委员会',
    short: '工社',
    area: '工业路社区和沿街商户',
    seal: '工业路社区人民调解委员会',
  })
  await as(district)('register', {
    kind: 'industry',
    name: '东河区快递行业劳动争议调解委员会',
    short: '东快',
    area: '东河区的快递、外卖骑手',
    seal: '东河区快递行业劳动争议调解委员会',
  })
  // The first day from tomorrow on that is open in the evening, which is within the week a page shows.
  const today = Math.floor((now + day / 3) / day)
  const late =
    Array.from({ length: 7 }, (_, i) => today + 1 + i).find(date => [2, 3, 4].includes((date + 4) % 7)) ?? 0
  const midnight = late * day - day / 3
  for (const [from, to, label] of uses) {
    const wish = { room, from: midnight + from * 60_000, to: midnight + to * 60_000, label }
    await as(mediator)('book', wish)
  }
}

const posts: Record<string, { as: 'officer' | 'lawyer' | 'court'; note: string }> = {
  '调解员，律师': { as: 'lawyer', note: '正平律师事务所' },
  '调解员，法院特邀': { as: 'court', note: '东河区人民法院特邀调解员' },
  企业调解员: { as: 'officer', note: '' },
}

const uses: [from: number, to: number, label: string][] = [
  [540, 630, '法律咨询，预约三人'],
  [1110, 1200, '夜间接待下班职工'],
]
