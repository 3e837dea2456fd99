import { derivedId } from '../../cloudfunctions/kit/ids'
import limits from '../../cloudfunctions/kit/limits.json'
import type { DeskOpened } from '../../cloudfunctions/members/contract'
import { codeLife } from '../../cloudfunctions/members/domain'
import { guess } from '../../tests/law/guessing'
import { openidOf } from '../harness/crowd'
import { withFolder } from '../harness/folder'
import { startProgram } from '../harness/program'
import type { Topic } from '../harness/report'
import type { Tapped, TapWork } from '../programs/tappers'
import { openRun } from './run'

const many = 1000

/** A thousand wrong codes at once by one person: how many are judged, and whether a right one still is after them. */
export const guesses: Topic = report =>
  withFolder(async folder => {
    const run = await openRun(folder)
    const tappers = await startProgram('tappers', {})
    const wrongAtOnce = (person: number, system: string, action: string, input: object, field: string) => {
      const token = run.runners[person]?.token ?? ''
      const taps = Array.from({ length: many }, (_, i) => ({
        token,
        requestId: `${action}-guess-${i}-of-bench`,
        more: Object(guess(input, [field], i)),
      }))
      const work = { url: run.url, connections: many, system, action, input, taps }
      return tappers.ask<Tapped>(work satisfies TapWork)
    }
    /** How many of them were answered by anything but that they are too many. */
    const judged = ({ refused, well }: Tapped, kind: string) =>
      well > 0 ? Number.NaN : many - (refused[kind] ?? 0)

    const activity = await run.open(3, 3600_000)
    await run.call(0, 'activities', 'signUp', { activity })
    const { codes } = await run.activities.door({ activity })
    const atDoor = { activity, code: codes[0]?.digits ?? '' }
    const door = judged(await wrongAtOnce(0, 'activities', 'checkIn', atDoor, 'code'), 'door-code')
    const words = (what: string) => `${what} judged of ${many} wrong ones at once`
    report.figure('guesses-door', door, { atMost: limits['door-code'].most }, words('door codes'))
    const { codes: now } = await run.activities.door({ activity })
    const late = await run.call(0, 'activities', 'checkIn', { activity, code: now[0]?.digits ?? '' })
    report.figure('guesses-door-after', late ? 1 : 0, { atMost: 0 }, 'right door codes let in after them')

    const machine = {
      system: 'Windows',
      browser: 'Edge',
      secret: 'a-secret-of-the-bench-alone-'.padEnd(43, 'x'),
    }
    const { code } = Object(await run.doors.nobody().call('members', 'openDesk', machine)) as DeskOpened
    const desk = judged(await wrongAtOnce(1, 'members', 'lookDesk', { code }, 'code'), 'desk-code')
    report.figure('guesses-desk', desk, { atMost: limits['desk-code'].most }, words('codes of a computer'))

    const phone = '13612340001'
    const asked = await run.call(2, 'members', 'sendCode', { phone })
    const proof = { phone, code: asked ? await run.doors.smsCode(phone) : '', name: '苏晓梅' }
    const proving = await wrongAtOnce(2, 'members', 'verifyPhone', proof, 'code')
    const [sent] = await run.find<{ tries: number }>('members_codes', { _id: derivedId('code', openidOf(2)) })
    const right = await run.call(2, 'members', 'verifyPhone', proof)
    const tried = proving.well > 0 || right ? Number.NaN : (sent?.tries ?? Number.NaN)
    report.figure(
      'guesses-one-time',
      tried,
      { atMost: codeLife.tries },
      `${words('one-time codes')}; the right one after them is refused`,
    )
    await tappers.stop()
    await run.stop()
  })
