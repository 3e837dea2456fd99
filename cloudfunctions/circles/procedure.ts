import { defineProcedure } from '../kit/procedure/definition'

/** Asking one's steward: who is asked has three working days, the asker may ask on and says when it is over. */
export const asking = defineProcedure({
  title: '问联系人',
  states: {
    asked: { label: '等联系人回答', waitsFor: 'handler' },
    answered: { label: '已回答' },
    closed: { label: '已结束', over: true },
  },
  moves: {
    answer: {
      label: '回答',
      from: ['asked'],
      to: 'answered',
      who: ['steward', 'officer'],
      stops: ['question.answer'],
    },
    askOn: { label: '接着问', from: ['answered'], to: 'asked', who: ['self'], starts: ['question.answer'] },
    close: {
      label: '结束',
      from: ['asked', 'answered'],
      to: 'closed',
      who: ['self'],
      stops: ['question.answer'],
    },
  },
  begins: { state: 'asked', label: '问了联系人', starts: ['question.answer'] },
})
