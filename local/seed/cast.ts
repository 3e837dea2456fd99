import type { Role, Union } from '../../cloudfunctions/kit/actor'
import { identityCheckDigit } from '../../cloudfunctions/kit/contract'
import { idNumberAt, nameAt, openidAt, phoneAt } from './names'

/** One person of the demo and the part they play. */
export type Player = {
  openid: string
  name: string
  phone: string
  idNumber: string
  part:
    | 'leader'
    | 'mediator'
    | 'officer'
    | 'steward'
    | 'member'
    | 'applicant'
    | 'worker'
    | 'newcomer'
    | 'auditor'
  union: Union
  roles: Role[]
  /** How the part is called on the page where one chooses who to be. */
  title: string
}

/** Two hundred people: leaders of every level, mediators, an officer and a steward a workplace, members, applicants, newcomers, an auditor. */
export function castOf(unions: readonly Union[]): Player[] {
  let next = 0
  const player = (part: Player['part'], union: Union, title: string, roles: Role[] = []): Player => {
    const i = next++
    return {
      openid: openidAt(i),
      name: nameAt(i),
      phone: phoneAt(i),
      idNumber: idNumberAt(i, identityCheckDigit),
      part,
      union,
      roles,
      title,
    }
  }
  const at = (level: Union['level']) => unions.filter(union => union.level === level)
  const officer = (union: Union): Role => ({
    role: 'officer',
    of: union._id,
    path: union.path,
    name: union.name,
  })
  const mediator = (union: Union): Role => ({
    role: 'mediator',
    of: `${union._id}-body`,
    path: union.path,
    name: `${union.place.split(' ').at(-1)}调解`,
  })
  const workplaces = at('workplace')
  const pick = (i: number): Union => {
    const union = workplaces[i % workplaces.length]
    if (!union) throw new Error('the city has no workplaces')
    return union
  }
  const many = (n: number, make: (i: number) => Player) => Array.from({ length: n }, (_, i) => make(i))
  return [
    ...at('city').map(union => player('leader', union, '市总工会 领导', [officer(union)])),
    ...at('district').map(union =>
      player('leader', union, '区总工会 领导', [officer(union), mediator(union)]),
    ),
    ...at('street').map(union => player('leader', union, '街道工会 专职工作者', [officer(union)])),
    ...at('street').map(union => player('mediator', union, '街道调解员', [mediator(union)])),
    ...workplaces.map(union => player('officer', union, '工会干部', [officer(union)])),
    ...workplaces.map(union => player('steward', union, '联系人')),
    ...many(71, i => player('member', pick(i % 24), '会员')),
    ...many(10, i => player('applicant', pick(i % 4), '正在入会的职工')),
    ...many(8, i => player('worker', pick(i), '职工，还没入会')),
    player('worker', pick(0), '单位来办的人（被申请人）'),
    ...many(12, i => player('newcomer', pick(i), '第一次打开的职工')),
    ...(['community', 'village', 'park'] as const).flatMap(level =>
      at(level).map(union => player('leader', union, titles[level], [officer(union), mediator(union)])),
    ),
    ...at('street')
      .slice(0, 1)
      .flatMap(union => [
        player('mediator', union, '调解员，律师'),
        player('mediator', union, '调解员，法院特邀'),
      ]),
    player('mediator', pick(0), '企业调解员'),
    ...at('city').map(union =>
      player('auditor', union, '市总工会 记录审计员', [{ ...officer(union), role: 'auditor' }]),
    ),
  ]
}

/** Who both keeps the union of such a place and mediates there. */
const titles = {
  community: '社区工会 专职工作者',
  village: '村工会 专职工作者',
  park: '园区工会 专职工作者',
}
