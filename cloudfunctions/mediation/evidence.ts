import { fingerprint } from '../kit/crypto'
import { readFile } from '../kit/files'
import type { EvidenceKind } from './contract'
import type { EvidenceDoc } from './store'

/** Evidence as it comes in: each file is read once and keeps its hash. */
export async function takenIn(
  given: readonly { kind: EvidenceKind; source: string; files: readonly { file: string; name: string }[] }[],
  about: { by: string; at: number; prefix: string },
): Promise<EvidenceDoc[]> {
  const flat = given.flatMap(({ files, ...rest }) => files.map(file => ({ ...rest, ...file })))
  return Promise.all(
    flat.map(async ({ kind, source, file, name }, i) => ({
      key: `${about.prefix}-${i}`,
      name,
      kind,
      source,
      by: about.by,
      at: about.at,
      file,
      hash: fingerprint(await readFile(file)),
    })),
  )
}

/** The names of those pieces that are no longer what came in, or are gone. */
export async function changedEvidence(evidence: readonly EvidenceDoc[]): Promise<string[]> {
  const same = await Promise.all(
    evidence.map(({ file, hash }) =>
      readFile(file).then(
        content => fingerprint(content) === hash,
        () => false,
      ),
    ),
  )
  return evidence.filter((_, i) => !same[i]).map(({ name }) => name)
}
