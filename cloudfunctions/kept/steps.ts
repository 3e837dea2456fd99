import dayjs from 'dayjs'
import { maskIdNumber, maskPhone, seal, unseal } from '../kit/crypto'
import { dropFiles, keepFile } from '../kit/files'
import { derivedId, randomToken } from '../kit/ids'
import { people } from '../kit/people'
import { type Doc, isSealed, isWhollyTheirs } from '../kit/personal'
import { changed } from '../kit/store'
import type { Found } from './contract'
import { addKept, isBusy, type Known, knownBy, limits, next, subjectOf, textsOf } from './domain'
import { eraseFrom } from './erasing'
import { documentsBehind, everywhere, type Ruled } from './everywhere'
import { recordsIn, withRecords } from './gathering'
import { packed } from './packing'
import { type Request, requests } from './store'

/** Documents looked at in one read, and reads of one piece. */
const docsARead = 200
const readsAPiece = 10

/**
 * Does up to `pieces` pieces of a request and answers it as it is then. A piece is saved with the place where the next
 * begins; one that was cut off is done again and changes nothing twice.
 */
export async function work(now: number, first: Request, pieces: number): Promise<Request> {
  let doc = first
  for (let i = 0; i < pieces && isBusy(doc); i += 1) {
    const { state, at, after, turn } = doc
    const set = { dueAt: now + limits.lease, ...(await piece(now, doc)) }
    const saved = { set, inc: { rev: 1 } }
    const ours = await requests.update(doc._id, { state, at, after, turn }, saved)
    const there = ours ? changed(doc, saved) : await requests.get(doc._id)
    if (!there) return doc
    doc = there
  }
  return doc
}

/** What time makes of a request whose hour came. */
export async function goOn(now: number, doc: Request): Promise<void> {
  if (doc.state === 'waiting') {
    // Whoever is there again came back of their own: what they do now is not what they asked to have erased.
    if (await people.get(doc.person)) {
      const left = { state: 'done' as const, subject: null, dueAt: now + limits.waits }
      await requests.update(doc._id, { state: 'waiting', turn: doc.turn }, { set: left })
      return
    }
    const again = { state: 'erasing' as const, at: 0, after: '', kept: [], dueAt: now + limits.lease }
    if (await requests.update(doc._id, { state: 'waiting', turn: doc.turn }, { set: again }))
      await work(now, { ...doc, ...again }, 5)
    return
  }
  if (isBusy(doc)) {
    await work(now, doc, 5)
    return
  }
  if (doc.state === 'ready' && doc.file) {
    await dropFiles([doc.file])
    const dueAt = doc.askedAt + limits.shown
    await requests.update(doc._id, { state: 'ready', turn: doc.turn }, { set: { file: null, dueAt } })
    return
  }
  const over = { state: doc.state === 'done' ? doc.state : ('over' as const), found: null, subject: null }
  await requests.update(
    doc._id,
    { state: doc.state, turn: doc.turn },
    { set: { ...over, openid: '', dueAt: 0 } },
  )
}

async function piece(now: number, doc: Request): Promise<Partial<Request>> {
  const known = await knownIn(doc)
  let found: Found[] = doc.found ? JSON.parse(unseal(doc.found)) : []
  let { at, after, kept } = doc
  // Once it is sealed who they were, their next call comes from nobody.
  if (doc.state === 'learning' && doc.subject) await people.remove(doc.person)
  const all = everywhere()
  for (let reads = 0; reads < readsAPiece && at < all.length; reads += 1) {
    const ruled = all[at]
    if (!ruled) break
    const docs = await documentsBehind(ruled.name, after, docsARead)
    if (doc.state === 'gathering')
      found = withRecords(found, titleOf(ruled), recordsIn(docs, ruled.personal, subjectOf(known)))
    if (doc.state === 'learning') for (const one of docs) learn(known, one, ruled)
    if (doc.state === 'erasing') {
      for (const one of docs)
        kept = addKept(kept, await eraseFrom(ruled, one, subjectOf(known), tombOf(doc), now))
    }
    after = docs.length === docsARead ? (docs.at(-1)?._id ?? '') : ''
    if (after === '') at += 1
  }
  const box = doc.state === 'learning' ? { subject: seal(JSON.stringify(known)) } : {}
  const gathered = doc.state === 'gathering' ? { found: seal(JSON.stringify(found)) } : {}
  const moved = { at, after, kept, ...box, ...gathered }
  if (at < all.length) return moved
  const file = doc.state === 'gathering' ? { file: await zipOf(now, known, found) } : {}
  return { ...moved, ...file, ...next({ ...doc, kept }, now) }
}

/** By what they are known: as it was sealed, or as they are when only their id is given. */
async function knownIn({ subject, person }: Request): Promise<Known> {
  if (subject) return JSON.parse(unseal(subject))
  const found = await people.get(person)
  return found ? knownBy(found, unseal(found.phone)) : { name: '', ids: [person], about: [], texts: [] }
}

/**
 * They are known by the id of a record that goes as well; one that stays is only remembered, since others go on naming
 * it. What stands under seal in either is theirs too. Of a record in which they are one of many nothing is learnt.
 */
function learn(known: Known, doc: Doc, { personal }: Ruled): void {
  if (!isWhollyTheirs(doc, personal, subjectOf(known))) return
  const kin = 'erased' in personal && personal.erased === 'removed' ? known.ids : known.about
  if (!kin.includes(doc._id)) kin.push(doc._id)
  const sealed = Object.values(doc)
    .filter(isSealed)
    .map(unseal)
    .filter(text => /^[\w+-]{6,30}$/.test(text))
  const masked = sealed.flatMap(text => [maskPhone(text), maskIdNumber(text)])
  const named = typeof doc.name === 'string' ? [doc.name] : []
  known.texts = textsOf([...known.texts, ...sealed, ...masked, ...named])
}

const titleOf = ({ name, personal }: Ruled) => ('title' in personal ? personal.title : name)

/** Takes the place of their ids; nothing of them leads to it. */
const tombOf = ({ _id, askedAt, turn }: Request) => derivedId('erased', _id, String(askedAt), String(turn))

function zipOf(now: number, known: Known, found: readonly Found[]): Promise<string> {
  const at = dayjs(now).add(8, 'hour').toISOString().slice(0, 16).replace('T', ' ')
  return keepFile(`kept/${randomToken(26)}.zip`, Buffer.from(packed(known.name, at, found)))
}
