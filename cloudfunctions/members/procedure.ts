import { defineProcedure, type MoveOf } from '../kit/procedure/definition'

/** Joining: the officer records the committee's decision (工会章程 2), the applicant always sees who holds it. */
export const joining = defineProcedure({
  title: '入会',
  states: {
    applying: { label: '等工会答复', waitsFor: 'handler' },
    returned: {
      label: '等你补正',
      waitsFor: 'applicant',
      unclocked: '补正由申请人自己定时间，什么时候交都可以接着办。',
    },
    active: { label: '已入会', over: true },
    declined: { label: '没有批准' },
    withdrawn: { label: '已撤回' },
  },
  moves: {
    approve: {
      label: '批准入会',
      from: ['applying'],
      to: 'active',
      who: ['officer'],
      stops: ['join.decide'],
    },
    return: {
      label: '请补正',
      from: ['applying'],
      to: 'returned',
      who: ['officer'],
      stops: ['join.decide'],
    },
    decline: {
      label: '不批准',
      from: ['applying'],
      to: 'declined',
      who: ['officer'],
      stops: ['join.decide'],
    },
    resubmit: {
      label: '补正后再交',
      from: ['returned'],
      to: 'applying',
      who: ['self'],
      starts: ['join.decide'],
    },
    withdraw: {
      label: '撤回申请',
      from: ['applying', 'returned'],
      to: 'withdrawn',
      who: ['self'],
      stops: ['join.decide'],
    },
    reapply: {
      label: '重新申请',
      from: ['declined', 'withdrawn'],
      to: 'applying',
      who: ['self'],
      starts: ['join.decide'],
    },
  },
  begins: { state: 'applying', label: '提交入会申请', starts: ['join.decide'] },
})

export type JoinMove = MoveOf<typeof joining>
