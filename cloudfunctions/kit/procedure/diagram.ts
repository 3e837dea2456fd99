import { period } from '../clocks'
import { movesIn, type Procedure, type Reading, statesOf, type WaitsFor } from './definition'

/** A procedure as a page of documentation: its state diagram, its states with their clocks, and who may make which move. */
export function documented<S extends string, M extends string>(procedure: Procedure<S, M>): string {
  const states = statesOf(procedure)
  const moves = movesIn(procedure)
  const over = states.filter(([, rules]) => rules.over).map(([name]) => `  ${name} --> [*]`)
  const arrows = moves.flatMap(([, { from, to, label }]) =>
    to === 'stay' ? [] : from.map(state => `  ${state} --> ${to}: ${label}`),
  )
  const stateRows = states.map(([name, { label, waitsFor, unclocked, over }]) => [
    `${label} (\`${name}\`)`,
    over ? '—' : waitsFor ? waits[waitsFor] : '谁也不等',
    unclocked ?? '',
  ])
  const moveRows = moves.map(
    ([name, { label, from, to, who, starts = [], stops = [], automatic, lapses }]) => [
      `${label} (\`${name}\`)`,
      from.map(state => procedure.states[state].label).join('、'),
      to === 'stay' ? '不变' : procedure.states[to].label,
      automatic ? (lapses ? `到期自动（${period(lapses).label}）` : '自动') : who.join(', '),
      starts.map(clockWords).join('；'),
      stops === 'all' ? '全部' : stops.map(name => period(name).label).join('；'),
    ],
  )
  return [
    `# ${procedure.title}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([name, { label }]) => `  ${name}: ${label}`),
    `  [*] --> ${procedure.begins.state}: ${procedure.begins.label}`,
    ...arrows,
    ...over,
    '```',
    '',
    `开始时起算：${procedure.begins.starts.map(clockWords).join('；') || '无'}。`,
    '',
    ...table(['状态', '等谁', '没有期限的理由'], stateRows),
    '',
    ...table(['办理', '从', '到', '谁', '起算', '停止'], moveRows),
    '',
    ...holders(procedure),
    ...readers(procedure.reading),
  ].join('\n')
}

/** Whose hands a matter is in, where the people of an office share it. */
function holders({ holding, reading }: Pick<Procedure<string, string>, 'holding' | 'reading'>): string[] {
  if (!holding) return []
  const { office, others } = holding
  return [
    `有人经办以后，\`${office}\` 的办理只由经办人做；负责人要办，先写明原因；其他人按“${reading?.parts[others] ?? others}”看。`,
    '',
  ]
}

/** Who reads what, a column for each part one can take. */
function readers(reading: Reading | undefined): string[] {
  if (!reading) return []
  const parts = Object.entries(reading.parts)
  const rows = Object.entries(reading.classes).map(([name, { label, readers }]) => [
    `${label} (\`${name}\`)`,
    ...parts.map(([part]) => (readers.includes(part) ? '看得到' : '')),
  ])
  return [...table(['内容', ...parts.map(([, label]) => label)], rows), '']
}

const waits: Record<WaitsFor, string> = {
  handler: '经办人',
  applicant: '申请人',
  other: '对方',
  parties: '双方',
  outside: '外单位',
}

function clockWords(name: string): string {
  const { label, days, unit, minutes, basis } = period(name)
  const length =
    minutes !== undefined ? `${minutes} 分钟` : `${days} ${unit === 'working' ? '个工作日' : '日'}`
  return `${label} ${length}（${basis}）`
}

const table = (heads: string[], rows: string[][]): string[] =>
  [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`)
