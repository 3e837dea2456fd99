import type { Body } from '../../cloudfunctions/bodies/store'
import type { Union } from '../../cloudfunctions/kit/actor'
import { piecesOf } from '../../cloudfunctions/members/domain'

/** What lies between a street and some of its workplaces. */
type Under = { name: string; level: 'village' | 'community' | 'park'; short: string; of: string[] }

type Street = { name: string; short: string; workplaces: string[]; under?: Under }

type Named = { name: string; streets: Street[] }

const districts: Named[] = [
  {
    name: '东河区',
    streets: [
      {
        name: '工业路街道',
        short: '工',
        workplaces: [
          '宏达机械',
          '永兴纺织',
          '飞马电器',
          '金桥铸造',
          '蓝天汽配',
          '同心印务',
          '远东轴承',
          '四海包装',
          '恒力电缆',
          '新光灯具',
        ],
      },
      {
        name: '河滨街道',
        short: '滨',
        under: { name: '滨江社区', level: 'community', short: '滨社', of: ['百味餐饮', '宜家物业'] },
        workplaces: [
          '河滨医院',
          '春晓幼儿园',
          '云帆物流',
          '好邻居超市',
          '安达公交',
          '清泉水务',
          '瑞丰粮油',
          '百味餐饮',
          '锦绣酒店',
          '宜家物业',
        ],
      },
    ],
  },
  {
    name: '南岭区',
    streets: [
      {
        name: '南门街道',
        short: '南',
        under: { name: '青松村', level: 'village', short: '青村', of: ['福临家具', '东升食品'] },
        workplaces: [
          '南岭矿业',
          '青松建材',
          '长城建设',
          '大众出租',
          '华泰化工',
          '顺风快递',
          '白云航材',
          '星河电子',
          '福临家具',
          '东升食品',
        ],
      },
      {
        name: '科技园街道',
        short: '科',
        under: {
          name: '云州软件园',
          level: 'park',
          short: '软园',
          of: ['云州软件', '智联科技', '芯海微电子'],
        },
        workplaces: [
          '云州软件',
          '智联科技',
          '芯海微电子',
          '天元生物',
          '数峰信息',
          '光谱仪器',
          '量子通信',
          '绿能电池',
          '博雅教育',
          '极光影视',
        ],
      },
    ],
  },
]

const kept = { rev: 1, pending: [], pendingAt: 0, done: [] }

/** The city's union tree: one city, two districts, four streets, a community, a village, a park, forty workplaces. */
export function unionTree(): Union[] {
  const city = node('yunzhou', null, '云州市总工会', 'city', '云州市')
  return [city, ...districts.flatMap((district, i) => districtTree(city, district, i))]
}

/**
 * A mediation body for every street and district, the people's committees of community and village, one of the park, and
 * one enterprise committee, which has the employer in it.
 */
export function mediationBodies(unions: readonly Union[]): Body[] {
  const named = districts.flatMap(district => district.streets)
  const shorts = named.map(street => street.short)
  const ofUnder = named.flatMap(({ under }) => {
    const union = unions.find(({ name }) => name === `${under?.name}工会`)
    return under && union ? [body(union, under.level === 'park' ? 'district' : 'peoples', under.short)] : []
  })
  const streets = unions
    .filter(union => union.level === 'street')
    .map((union, i) => body(union, 'street', shorts[i] ?? '街'))
  const ofDistricts = unions
    .filter(union => union.level === 'district')
    .map(union => body(union, 'district', union.place.slice(-3, -1)))
  const workplace = unions.find(union => union.level === 'workplace')
  return [...streets, ...ofUnder, ...ofDistricts, ...(workplace ? [body(workplace, 'enterprise', '宏')] : [])]
}

function districtTree(city: Union, district: Named, i: number): Union[] {
  const place = `云州市 ${district.name}`
  const top = node(`d${i + 1}-union`, city, `${district.name}总工会`, 'district', place)
  const streets = district.streets.flatMap((street, j) => {
    const streetPlace = `${place} ${street.name}`
    const union = node(`d${i + 1}s${j + 1}-union`, top, `${street.name}总工会`, 'street', streetPlace)
    const { under } = street
    const between =
      under &&
      node(
        `d${i + 1}s${j + 1}u-union`,
        union,
        `${under.name}工会`,
        under.level,
        `${streetPlace} ${under.name}`,
      )
    const workplaces = street.workplaces.map((name, k) => {
      const parent = between && under.of.includes(name) ? between : union
      return node(`d${i + 1}s${j + 1}w${k + 1}-union`, parent, `${name}工会`, 'workplace', streetPlace)
    })
    return [union, ...(between ? [between] : []), ...workplaces]
  })
  return [top, ...streets]
}

function node(_id: string, parent: Union | null, name: string, level: Union['level'], place: string): Union {
  return {
    _id,
    ...kept,
    name,
    level,
    parent: parent?._id ?? null,
    path: `${parent?.path ?? '/'}${_id}/`,
    place,
    contact: null,
    // A street's union and those under it take those who have no employer of their own.
    takesMembers: level !== 'city' && level !== 'district',
    pieces: piecesOf(`${name} ${place}`),
  }
}

function body(union: Union, kind: Body['kind'], short: string): Body {
  const area = union.place.split(' ').at(-1) ?? union.place
  const names = {
    street: `${area}劳动争议调解中心`,
    peoples: `${area}人民调解委员会`,
    district: `${area}${union.level === 'park' ? '' : '总工会'}劳动争议调解中心`,
    industry: `${area}行业劳动争议调解委员会`,
    enterprise: `${union.name.replace(/工会$/, '')}劳动争议调解委员会`,
  }
  return {
    _id: `${union._id}-body`,
    ...kept,
    name: names[kind],
    short,
    kind,
    area: kind === 'enterprise' ? union.name.replace(/工会$/, '') : area,
    union: union._id,
    level: union.level,
    path: union.path,
    contact: { person: '', name: '' },
    seal: { name: names[kind], picture: null },
    mediators: [],
  }
}
