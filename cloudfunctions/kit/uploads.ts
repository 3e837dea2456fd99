import { collection } from './cloud'
import type { Context } from './context'
import { blindMark, sameText } from './crypto'
import { randomToken, uploadOf } from './ids'
import { Refusal } from './refusal'

/** That a file was taken for something, and by which request; its id is made of the file's, so it is taken once. */
export type Taken = { _id: string; request: string; by: string; action: string; at: number }

export const taken = collection<Taken>('uploads', {
  indexes: [{ fields: ['at'] }],
  place: () => ({}),
  personal: { none: 'ids of a request and of a file, which goes with the record it belongs to' },
})

/** Where this WeChat identity may put one file: a path nobody guesses, that shows whose it is to us alone. */
export function placeToUpload(openid: string): string {
  const token = randomToken(26)
  return `files/${token}-${markOf(openid, token)}`
}

/**
 * Takes files for what this request is about. Only what the caller put there, and what no other request took, can be
 * taken; anything else is refused as if there were no such file. The same request takes its files again.
 */
export async function takeFiles(ctx: Context, files: readonly string[]): Promise<void> {
  const { openid } = ctx.actor
  if (!openid || files.some(file => !isOf(openid, file)) || new Set(files).size < files.length)
    throw fileGone()
  const docs = files.map(file => takenBy(ctx, file))
  if (await taken.addAll(docs)) return
  const there = await taken.find({ where: { _id: { in: docs.map(({ _id }) => _id) } }, limit: docs.length })
  if (there.length < docs.length || there.some(({ request }) => request !== ctx.request)) throw fileGone()
}

/** Lets go of what this request took when it came to nothing, so that the files can be used after all. */
export async function letGo(ctx: Context, files: readonly string[]): Promise<void> {
  const docs = await taken.find({
    where: { _id: { in: files.map(uploadOf) } },
    limit: files.length,
  })
  for (const { _id, request } of docs) if (request === ctx.request) await taken.remove(_id)
}

export const fileGone = () =>
  new Refusal('NOT_FOUND', 'file-gone', '没有找到上传的文件，请重新选一次。', 'file')

const takenBy = (ctx: Context, file: string): Taken => ({
  _id: uploadOf(file),
  request: ctx.request,
  by: ctx.by.id,
  action: ctx.action,
  at: ctx.now,
})

const markOf = (openid: string, token: string) => blindMark('upload', `${openid}\u0000${token}`).slice(0, 24)

function isOf(openid: string, file: string): boolean {
  const [, token, mark] = /\/files\/([0-9A-Z]{26})-([0-9a-f]{24})(?:\.[a-z0-9]{1,5})?$/.exec(file) ?? []
  return token !== undefined && mark !== undefined && sameText(mark, markOf(openid, token))
}
