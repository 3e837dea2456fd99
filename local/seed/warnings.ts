import type { Emergency, WarningRow } from '../../cloudfunctions/warnings/contract'
import type { Player } from './cast'
import type { narrator, SeedHome } from './home'

const hour = 3600_000
const day = 24 * hour

/**
 * The street hears three times of unpaid wages at one employer, which raises warnings; three complaints elsewhere were
 * one person's; a gathering is reported, acknowledged and followed; and most unions of the street signed last month.
 */
export async function tellWarnings(
  home: SeedHome,
  say: ReturnType<typeof narrator>,
  players: Player[],
): Promise<void> {
  const leader = players.find(({ title }) => title === '街道工会 专职工作者')
  const city = players.find(({ title }) => title === '市总工会 领导')
  const at = (part: Player['part'], union: string) => {
    const found = players.find(player => player.part === part && player.union.name === union)
    if (!leader || !city || !found) throw new Error(`nobody watches over ${union}`)
    return { leader, city, found }
  }
  const as = (player: Player) => (action: string, input: object) =>
    say<{ id: string; rows: WarningRow[] }>(player.openid, 'warnings', action, input)
  const { leader: street, city: top, found: officer } = at('officer', '蓝天汽配工会')
  const { found: steward } = at('steward', '同心印务工会')

  home.liveAt(home.now - 4 * hour)
  for (const [ago, people, employer, words] of wages) {
    const heard = {
      employer,
      claim: 'wages',
      people,
      words,
      day: dayOf(home.now - ago * day),
      stoppage: false,
    }
    await as(street)('hear', heard)
  }
  for (const words of overtime) {
    const heard = { employer: '蓝天汽配有限公司', claim: 'hours', people: 1, words, stoppage: false }
    await as(officer)('hear', { ...heard, day: dayOf(home.now - 2 * day) })
  }
  const { rows } = await as(officer)('warnings', { list: 'level' })
  const mistaken = rows.find(({ employer }) => employer === '蓝天汽配有限公司')
  const reason = '三条说的是同一位师傅的加班单，车间已经给他补上了。'
  await as(officer)('dismiss', { warning: mistaken?.id, reason })

  const { id: emergency } = await say<Emergency>(steward.openid, 'warnings', 'report', gathering)
  home.liveAt(home.now - 4 * hour + 12 * 60_000)
  await as(street)('acknowledge', { emergency })
  home.liveAt(home.now - 4 * hour + 19 * 60_000)
  await as(top)('acknowledge', { emergency })
  home.liveAt(home.now - 2 * hour)
  const text = '厂长到场说明，下周三前把上月工资发到卡上，人已经散了。'
  await as(steward)('follow', { emergency, text })

  const month = dayOf(home.now - 31 * day).slice(0, 7)
  const signing = players.filter(
    ({ part, union }) =>
      part === 'officer' && union.parent === street.union._id && !late.includes(union.name),
  )
  for (const player of signing) {
    const found = player.union.name === '宏达机械工会'
    const what = found ? '二车间计件单价调整，有几位老师傅不认，已经约了谈。' : ''
    await as(player)('answerSweep', { month, found: found ? 'something' : 'nothing', text: what })
  }
}

const wages: [daysAgo: number, people: number, employer: string, words: string][] = [
  [6, 1, '宏达机械有限公司', '一位师傅来街道问，九月工资还没发齐。'],
  [3, 2, '宏达机械', '门卫室听两个工人说，加班费拖了两个月。'],
  [1, 2, '宏达机械 有限责任公司', '社区网格员说，有两家职工在打听怎么讨工资。'],
]

const overtime = [
  '听说十月的加班单少记了四小时。',
  '班组里有人说加班单对不上。',
  '食堂里又听到说加班单的事。',
]

const gathering = {
  kind: 'gathering',
  employer: '同心印务有限公司',
  where: '今天上午，厂区北门',
  people: 26,
  course: '装订车间的工人下了夜班没走，在北门等厂长，问上个月的工资什么时候发。没有堵路。',
  measures: '厂工会主席在场，请大家到会议室坐下谈。',
  other: '',
}

const late = ['新光灯具工会', '四海包装工会']

const dayOf = (instant: number) => new Date(instant + 8 * hour).toISOString().slice(0, 10)
