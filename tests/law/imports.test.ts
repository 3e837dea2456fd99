import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyOfTree, root } from './tree'

type Violation = { rule: { name: string }; from: string; to: string }

function violations(cwd: string): Violation[] {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'src',
    'cloudfunctions',
    'config',
    'local',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (!stdout) throw new Error(stderr)
  const report: { summary: { violations: Violation[] } } = JSON.parse(stdout)
  return report.summary.violations
}

/** Files that break one rule each and no other. */
const planted: Record<string, [file: string, text: string][]> = {
  'no-cycles': [
    ['cloudfunctions/kit/one.ts', "import { two } from './two'\nexport const one = () => two\n"],
    ['cloudfunctions/kit/two.ts', "import { one } from './one'\nexport const two = () => one\n"],
  ],
  'function-is-the-top': [
    [
      'cloudfunctions/circles/early.ts',
      "import { handlers } from './handlers'\nexport const early = handlers\n",
    ],
  ],
  'domain-is-pure': [
    [
      'cloudfunctions/lucky/domain.ts',
      "import { randomToken } from '../kit/ids'\nexport const luck = randomToken\n",
    ],
  ],
  'procedure-is-data': [
    [
      'cloudfunctions/counting/procedure.ts',
      "import { dayOf } from '../kit/clocks'\nexport const day = dayOf(0)\n",
    ],
  ],
  'domain-takes-types-only': [
    ['cloudfunctions/holding/store.ts', 'export const rows = 1\n'],
    ['cloudfunctions/holding/domain.ts', "import { rows } from './store'\nexport const held = rows\n"],
  ],
  'contract-stands-alone': [
    [
      'cloudfunctions/reading/contract.ts',
      "import { readFileSync } from 'node:fs'\nexport const contract = readFileSync\n",
    ],
  ],
  'systems-apart': [
    [
      'cloudfunctions/taking/handlers.ts',
      "import { circles } from '../circles/store'\nexport const taken = circles\n",
    ],
  ],
  'public-for-handlers-and-sweeps': [
    [
      'cloudfunctions/sizing/present.ts',
      "import { sizeOf } from '../circles/public'\nexport const size = sizeOf\n",
    ],
  ],
  'public-is-self-contained': [
    ['cloudfunctions/checking/verify.ts', 'export const check = 1\n'],
    ['cloudfunctions/checking/public.ts', "import { check } from './verify'\nexport const asked = check\n"],
  ],
  'kit-knows-no-system': [
    [
      'cloudfunctions/kit/nosy.ts',
      "import { circles } from '../circles/store'\nexport const known = circles\n",
    ],
  ],
  'one-door-to-the-cloud': [
    ['cloudfunctions/kit/second.ts', "import cloud from 'wx-server-sdk'\nexport const door = cloud\n"],
  ],
  'front-sees-contracts': [
    [
      'src/kit/peek.ts',
      "import type { Circle } from '../../cloudfunctions/circles/store'\nexport type Seen = Circle\n",
    ],
  ],
  'front-takes-types': [
    [
      'src/kit/heavy.ts',
      "import { contract } from '../../cloudfunctions/circles/contract'\nexport const carried = contract\n",
    ],
  ],
  'front-systems-apart': [
    [
      'src/systems/circles/parts/borrowed.ts',
      "import { notices } from '../../notices/api'\nexport const used = notices\n",
    ],
  ],
  'front-kit-knows-no-system': [
    [
      'src/kit/partial.ts',
      "import { circles } from '../systems/circles/api'\nexport const known = circles\n",
    ],
  ],
  'back-looks-nowhere-else': [
    [
      'cloudfunctions/circles/screen.ts',
      "import { tabs } from '../../src/kit/navigation'\nexport const seen = tabs\n",
    ],
  ],
  'local-is-a-leaf': [
    [
      'cloudfunctions/circles/home.ts',
      "import { startHome } from '../../local/home'\nexport const run = startHome\n",
    ],
  ],
}

test('the tree keeps the import law', () => {
  expect(violations(root).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
})

test('every rule of the law has a planted violation', () => {
  const { forbidden }: { forbidden: { name: string }[] } = require('../../.dependency-cruiser.cjs')
  expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort())
})

describe('planted all together', () => {
  let found: Violation[]

  beforeAll(() => {
    const tree = copyOfTree()
    for (const [file, text] of Object.values(planted).flat()) tree.write(file, text)
    found = violations(tree.path)
  })

  test.each(Object.entries(planted))('%s bites', (name, files) => {
    const own = files.map(([file]) => file)
    expect(found.filter(({ from }) => own.includes(from)).map(({ rule }) => rule.name)).toContain(name)
  })

  test('nothing is found but what was planted', () => {
    const files = Object.values(planted).flatMap(given => given.map(([file]) => file))
    expect(found.filter(({ from }) => !files.includes(from))).toEqual([])
  })
})

test('the network is asked in src/kit/client.ts alone', () => {
  const { stdout } = spawnSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
  const asking = stdout
    .split('\n')
    .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .filter(file =>
      /Taro\.(cloud|request|uploadFile)\b|\bfetch\(|XMLHttpRequest|WebSocket/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  expect(asking).toEqual(['src/kit/client.ts'])
})
