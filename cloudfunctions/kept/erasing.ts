import { seal } from '../kit/crypto'
import { dropFiles } from '../kit/files'
import { derivedId } from '../kit/ids'
import { journal } from '../kit/journal'
import { goneFrom } from '../kit/journal-line'
import { type Doc, erased, filesIn, type Personal, type Subject } from '../kit/personal'
import type { Where } from '../kit/store'
import type { KeptBack } from './contract'
import { keptBack } from './domain'
import { type Ruled, raw } from './everywhere'
import { sealedAway } from './store'

/** Erases the person from one document; done twice it is once. Answers what of it stays, if it does. */
export async function eraseFrom(
  { name, personal }: Ruled,
  first: Doc,
  subject: Subject,
  tomb: string,
  now: number,
): Promise<KeptBack | null> {
  let doc: Doc | null = first
  for (let tries = 0; doc && tries < 5; tries += 1) {
    const verdict = erased(doc, personal, subject, tomb, seal(''))
    if (verdict.is === 'untouched') return null
    if (verdict.is === 'kept') return keptBack(personal, 'open')
    if (verdict.is === 'removed') {
      await dropFiles(filesIn(doc))
      await raw(name).remove(doc._id)
      return null
    }
    const kept = isSealedBy(personal) ? keptBack(personal, 'sealed') : null
    if (kept && verdict.sealed.length > 0) await sealAway(name, doc, verdict.sealed, tomb, now)
    const { _id, ...fields } = changedFields(doc, verdict.doc)
    if (Object.keys(fields).length === 0) return kept
    const provable = name === journal.name ? await provableStill(_id) : {}
    const when: Where = typeof doc.rev === 'number' ? { rev: doc.rev } : {}
    const counted = typeof doc.rev === 'number' ? { inc: { rev: 1 } } : {}
    if (await raw(name).update(_id, when, { set: { ...fields, ...provable }, ...counted })) return kept
    doc = await raw(name).get(_id)
  }
  // Somebody writes it without a pause: the next turn finds it again.
  return doc
    ? {
        title: 'title' in personal ? personal.title : name,
        because: '正在被使用，稍后再抹掉',
        until: 'closed',
      }
    : null
}

/** What was said on a line goes, that it was chained stays. */
async function provableStill(id: string): Promise<object> {
  const line = await journal.get(id)
  return line ? goneFrom(line) : {}
}

const isSealedBy = (rule: Personal) => 'erased' in rule && rule.erased === 'sealed'

async function sealAway(name: string, doc: Doc, words: readonly string[], tomb: string, at: number) {
  const _id = derivedId('sealed', tomb, name, doc._id)
  await sealedAway.add({ _id, collection: name, record: doc._id, at, box: seal(words.join('\n')) })
}

function changedFields(before: Doc, after: Doc): Doc {
  const fields = Object.entries(after).filter(
    ([field, value]) => field !== 'rev' && JSON.stringify(value) !== JSON.stringify(before[field]),
  )
  return { ...Object.fromEntries(fields), _id: before._id }
}
