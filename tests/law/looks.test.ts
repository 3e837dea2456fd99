import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { type Action, type Cast, cast, isIdentityNumber } from '../../cloudfunctions/kit/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { type Caller, type Stage, setStage } from '../world'
import { contracts } from './contracts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(() => stage.stop())

/** Who may call it without being refused as having it already. */
const rolesOf = ({ who, except = [] }: Action): Cast[] =>
  cast.filter(one => who.some(kind => kind === one && !except.includes(kind)))

/** All that an answer tells: itself, and what stands in the files it links to. */
async function told(answer: unknown): Promise<string> {
  const text = JSON.stringify(answer) ?? ''
  const links = [...text.matchAll(/"(https?:\/\/[^"]+)"/g)].map(([, link = '']) => link)
  const files = await Promise.all(links.map(link => fetch(link).then(reply => reply.arrayBuffer())))
  return [
    text.replaceAll(/"https?:\/\/[^"]+"/g, ''),
    ...files.map(file => textIn(new Uint8Array(file))),
  ].join('\n')
}

const textIn = (file: Uint8Array) =>
  file[0] === 0x50 && file[1] === 0x4b
    ? Object.entries(unzipSync(file))
        .filter(([name]) => /\.(xml|json|html)$/.test(name))
        .map(([, content]) => strFromU8(content).replaceAll(/<[^>]+>/g, '\n'))
        .join('\n')
    : ''

/** Whole phone and identity numbers. */
const numbersIn = (text: string): string[] => [
  ...[...text.matchAll(/(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])/g)].map(([found]) => found),
  ...[...text.matchAll(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g)]
    .map(([found]) => found)
    .filter(isIdentityNumber),
]

/** Looks of this caller since, in the journal. */
async function looksOf(caller: Caller, since: number): Promise<number> {
  const by = personIdOf(caller.id)
  const filter = { by, at: { $gte: since }, look: { $in: ['revealed', 'exported'] } }
  return (await stage.home.engine.find('journal', { filter })).length
}

const shown: string[] = []

for (const { system, actions } of contracts()) {
  for (const [name, action] of Object.entries(actions)) {
    const roles = rolesOf(action)
    if (roles.length === 0 || action.ends) continue
    test(`${system}.${name} shows no whole number of anybody else without a line that it was looked at`, async () => {
      for (const role of roles) {
        const caller = stage.player('in', role)
        const world = await stage.worldFor(caller)
        const input = await Promise.resolve(action.example(world)).catch(() => null)
        const given = JSON.stringify(input)
        const since = world.now
        const answer = await caller.call(system, name, input, randomUUID()).catch(() => null)
        const own = [world.person(role).phone, ...numbersIn(given ?? '')]
        const others = numbersIn(await told(answer)).filter(number => !own.includes(number))
        if (others.length === 0) continue
        shown.push(`${system}.${name}`)
        await stage.pass(60_000)
        expect([role, (await looksOf(caller, since)) > 0]).toEqual([role, true])
      }
    })
  }
}

test('numbers are shown somewhere, or the law above looks at nothing', () => {
  expect(shown).toEqual(expect.arrayContaining(['members.reveal', 'roster.export']))
})
