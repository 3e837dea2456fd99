import { randomUUID } from 'node:crypto'
import { type Action, type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'
import { refusalOf } from '../flows/people'
import { type Stage, setStage } from '../world'
import { contracts } from './contracts'

const day = 24 * 3600_000

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

/** WeChat gives its phone code once; of several at the same time one is served, the rest are asked to tap again. */
const servedOnce = new Set(['members.verifyWechatPhone'])

/** A computer that nobody signed in at is gone within minutes: a day later there is nothing to come back to. */
const goneByThen = new Set(['members.openDesk', 'members.lookDesk'])

/** Who may, and is not refused as having had it already. */
const rolesOf = ({ who, except = [] }: Action): Who[] => who.filter(kind => !except.includes(kind))

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    const role: Cast = cast.find(one => rolesOf(action).includes(one)) ?? 'worker'
    test(`${system}.${name} asked three times at once, again, and a day later is done once`, async () => {
      const world = await stage.worldFor(stage.player('in', role))
      const input = await action.example(world)
      const requestId = randomUUID()
      const { call, prove } = stage.player('in', role)
      const ask = () => call(system, name, input, requestId)
      const atOnce = await Promise.allSettled([ask(), ask(), ask()])
      const refused = atOnce.filter(({ status }) => status === 'rejected')
      if (!servedOnce.has(`${system}.${name}`)) expect(refused).toEqual([])
      expect(refused.length).toBeLessThan(3)
      await stage.settle()
      if (action.ends) {
        // It is done piece by piece, and nobody watches here.
        for (let minutes = 0; minutes < 3; minutes += 1) await stage.pass(60_000)
        expect(await refusalOf(ask())).toMatchObject({ code: 'UNAUTHENTICATED' })
        return
      }
      const once = await stage.footprint()
      const again = await ask()
      expect(await stage.footprint()).toBe(once)
      if (goneByThen.has(`${system}.${name}`)) return
      await stage.pass(day)
      if (action.fresh) await prove()
      const quiet = await stage.footprint()
      const later = await ask()
      expect(await stage.footprint()).toBe(quiet)
      expect(typeof later).toBe(typeof again)
    })
  }
}
