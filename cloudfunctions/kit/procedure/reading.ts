import type { Reading } from './definition'

/** The parts a procedure names its readers by, and the classes it keeps from some of them. */
export type PartOf<P> = P extends { reading?: infer R } ? Names<R, 'parts'> : never
export type ClassOf<P> = P extends { reading?: infer R } ? Names<R, 'classes'> : never

/** What one who takes this part in a matter reads of it, class by class. */
export const readerIn =
  <P extends { reading?: Reading }>({ reading }: P, part: PartOf<P>) =>
  (name: ClassOf<P>): boolean =>
    inClass(reading, part, name)

/** Whether this part reads what is of this class; what is of none, everybody reads who may open the matter. */
export const inClass = (reading: Reading | undefined, part: string, name: string | undefined): boolean =>
  name === undefined || (reading?.classes[name]?.readers.includes(part) ?? false)

/** Names whose label has not one Chinese character. */
export const unlabelled = (named: readonly (readonly [name: string, label: string])[]): string[] =>
  named.filter(([, label]) => !/[\u4e00-\u9fff]/.test(label)).map(([name]) => `no label: ${name}`)

/** What is wrong with how a procedure tells its readers apart. */
export function readingFaults(
  reading: Reading | undefined,
  moves: readonly (readonly [name: string, rules: { class?: string }])[],
): string[] {
  const { parts = {}, classes = {} } = reading ?? {}
  const named = Object.entries(classes)
  return [
    ...named.filter(([, { readers }]) => readers.length === 0).map(([name]) => `nobody reads ${name}`),
    ...named.flatMap(([name, { readers }]) =>
      readers.filter(part => !(part in parts)).map(part => `${name} is read by ${part}, which is no part`),
    ),
    ...unlabelled([...Object.entries(parts), ...named.map(([name, { label }]) => [name, label] as const)]),
    ...moves
      .filter(([, rules]) => rules.class !== undefined && !(rules.class in classes))
      .map(([name, rules]) => `${name} is of ${rules.class}, which is no class`),
  ]
}

type Names<R, K extends keyof Reading> = R extends Reading ? Extract<keyof R[K], string> : never
