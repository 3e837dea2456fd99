import { fingerprint } from '../kit/crypto'
import { readFile } from '../kit/files'
import type { Handlers } from '../kit/serve'
import { moved } from './answering'
import { issued } from './closing'
import type { contract } from './contract'
import { readerOf, readyFor } from './moving'
import { signedFor } from './receiving'

/** A party signs for the papers served on them; the first signature issues the proof of service. */
export const onReceiving = {
  async signReceipt(ctx, { case: id, papers: keys, signature }) {
    const found = await readyFor(ctx, id, 'signReceipt')
    const hash = fingerprint(await readFile(signature))
    return moved(ctx, id, 'signReceipt', {
      found,
      tells: 'nobody',
      also(doc) {
        const reader = readerOf(ctx, doc)
        const signed = { key: reader.key, name: reader.name, at: ctx.now, file: signature, hash }
        const papers = signedFor(doc, keys, reader, signed)
        const proven = papers.some(({ kind }) => kind === 'delivery')
        return {
          set: {
            papers: proven
              ? papers
              : issued({ number: doc.number, papers }, ['delivery'], { at: ctx.now, words: '' }),
          },
        }
      },
    })
  },
} satisfies Partial<Handlers<typeof contract>>
