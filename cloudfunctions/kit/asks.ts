/** One thing a form asks, as data: the server parses by it, the page draws it. */
export type Ask =
  | { kind: 'line' | 'paragraph'; label: string; max: number; min?: number; optional?: true; hint?: string }
  | { kind: 'choice'; label: string; options: readonly Option[]; optional?: true; hint?: string }
  | { kind: 'day' | 'moment' | 'yes'; label: string; optional?: true; hint?: string }
  /** Money is in 分, `max` too. */
  | { kind: 'money' | 'number'; label: string; max: number; min?: number; optional?: true; hint?: string }
  /** Uploaded files, each with the name it was chosen under. */
  | { kind: 'files'; label: string; max: number; optional?: true; hint?: string }

export type Option = { readonly value: string; readonly label: string }

/** Everything a move or a filing asks, under the names the contract gives it. */
export type Form = { readonly [field: string]: Ask }

/** A file as a form holds it: uploaded, with its name. */
export type FormFile = { file: string; name: string }

type Answer<A extends Ask> = A extends { kind: 'line' | 'paragraph' | 'day' }
  ? string
  : A extends { kind: 'choice'; options: readonly { value: infer V }[] }
    ? V
    : A extends { kind: 'yes' }
      ? boolean
      : A extends { kind: 'files' }
        ? FormFile[]
        : number

type OptionalOf<F extends Form> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F]

/** What was filled in, by the form's names. */
export type Answers<F extends Form> = { [K in Exclude<keyof F, OptionalOf<F>>]: Answer<F[K]> } & {
  [K in OptionalOf<F>]?: Answer<F[K]>
}
