import type Database from 'libsql'

/** Rows that one statement takes. */
const atOnce = 64

/** Writes rows of `width` values by as few statements as may be: of a single row most of the cost is the statement. */
export function rowWriter(db: Database.Database, insertInto: string, width: number) {
  const row = `(${Array.from({ length: width }, () => '?').join()})`
  const statement = (rows: number) =>
    db.prepare(`${insertInto} VALUES ${Array.from({ length: rows }, () => row).join()}`)
  const one = statement(1)
  let many: Database.Statement | undefined
  return (rows: readonly (readonly unknown[])[]): void => {
    let i = 0
    for (; i + atOnce <= rows.length; i += atOnce) {
      many ??= statement(atOnce)
      many.run(rows.slice(i, i + atOnce).flat())
    }
    for (const values of rows.slice(i)) one.run([...values])
  }
}
