/** A document as the database keeps it: `_id` is always a string, values are those of canonical EJSON. */
export type Document = { _id: string } & Record<string, unknown>

export type Filter = Record<string, unknown>

/** A declared index: fields in order, `-1` descending; `unique` makes a second equal key a DuplicateKey. */
export type IndexSpec = { fields: (string | [field: string, direction: 1 | -1])[]; unique?: boolean }

export type CollectionSpec = { name: string; indexes: IndexSpec[] }

/** A query that read what no index leads to: `scanned` documents were looked at to answer it. */
export type QueryReport = {
  collection: string
  query: Filter
  sort: Record<string, 1 | -1>
  scanned: number
}

/** Refusals carry the cloud's own code, so that the SDK shows its own error to the function. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
