import { mkdirSync, writeFileSync } from 'node:fs'
import { documents } from './procedures'

/** Writes docs/procedures: one page a procedure, made of its definition. */
mkdirSync('docs/procedures', { recursive: true })
for (const [file, text] of documents()) writeFileSync(`docs/procedures/${file}`, text)
