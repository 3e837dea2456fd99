import { readFileSync } from 'node:fs'
import { fileHash } from '../../cloudfunctions/mediation/closing'
import type { Case, Receipt } from '../../cloudfunctions/mediation/contract'
import type { CaseDoc } from '../../cloudfunctions/mediation/store'
import { keysBeside } from '../../local/keys'
import { type Caller, setStage } from '../../tests/world'
import type { Topic } from '../harness/report'

/** Other side: the file after each write was sent once; sent again, neither its hash nor the journal may change. */
export const twice: Topic = async report => {
  const stage = await setStage()
  process.env.NIANGJIA_KEYS = readFileSync(keysBeside(stage.folder), 'utf8')
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const [worker, mediator, party] = (['worker', 'mediator', 'party'] as const).map(role =>
    stage.player('in', role),
  )
  if (!worker || !mediator || !party) throw new Error('somebody is missing')
  let writes = 0
  let differing = 0
  const footprint = async (id: string) => {
    await stage.pass(60_000)
    const doc = await stage.home.engine.get('mediation_cases', id)
    const lines = await stage.home.engine.count('journal', { record: id })
    return `${fileHash(doc as unknown as CaseDoc)} ${lines}`
  }
  const send = async <R extends { id: string }>(who: Caller, action: string, input: object): Promise<R> => {
    writes += 1
    const requestId = `twice-${action}-${writes}`
    const first = (await who.call('mediation', action, input, requestId)) as R
    const once = await footprint(first.id)
    await who.call('mediation', action, input, requestId)
    if ((await footprint(first.id)) !== once) differing += 1
    return first
  }
  const photo = await world.sheet([['签字']])
  const today = new Date(world.now + 8 * 3600_000).toISOString().slice(0, 10)
  const { id } = await send<Receipt>(worker, 'file', {
    body: world.body,
    filer: '苏晓梅',
    dispute: 'wages',
    respondent: '宏达机械有限公司',
    respondentAddress: '',
    request: '支付拖欠的工资 12000 元',
    facts: '公司自 8 月起没有发工资。',
    evidence: [{ kind: 'document', source: '工资卡', files: [{ file: photo, name: '流水.xlsx' }] }],
  })
  const { name, phone } = world.person('party')
  await send(mediator, 'askOther', { case: id })
  await send(mediator, 'callIn', { case: id, respondent: 1, name, office: '人事经理', phone })
  await send(party, 'otherAgrees', { case: id })
  await send(mediator, 'accept', { case: id })
  await send(mediator, 'assign', { case: id, mediator: world.person('mediator').id })
  const { agreement } = await send<Case>(mediator, 'settle', {
    case: id,
    result: '公司一次付清 12000 元。',
    performance: '转入工资卡。',
    instalments: [{ day: today, amount: 1_200_000, what: '' }],
  })
  for (const { key } of agreement?.signatures ?? [])
    await send(mediator, 'recordSignature', { case: id, of: key, day: today, photo })
  await send(worker, 'recordPayment', { case: id, instalment: 'pay-0', day: today })
  const archived = await send<Case>(mediator, 'archive', { case: id })
  if (archived.state !== 'archived') throw new Error(`it ended ${archived.state}`)
  await stage.stop()
  report.figure(
    'twice',
    differing,
    { atMost: 0 },
    `of ${writes} writes sent again changed the file's hash or its journal`,
  )
}
