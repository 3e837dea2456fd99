import { fingerprint } from '../kit/crypto'
import { readFile } from '../kit/files'
import type { Handlers } from '../kit/serve'
import type { Acts } from './acting'
import { issued } from './closing'
import type { contract } from './contract'
import { signedFor } from './receiving'
import { printed } from './signatures'

/** A party signs for the papers served on them; the first signature issues the proof of service. */
export const onReceiving = ({ moved, readyFor }: Acts) =>
  ({
    async signReceipt(ctx, { case: id, papers: asked, signature }) {
      const found = await readyFor(ctx, id, 'signReceipt')
      const hash = fingerprint(await readFile(signature))
      return moved(ctx, id, 'signReceipt', {
        found,
        tells: 'nobody',
        also(doc, reader) {
          const { key, name } = reader
          const signed = { key, person: ctx.me()._id, name, at: ctx.now, file: signature, hash }
          const prints = printed(doc, hash, 'signature')
          const papers = signedFor(doc, asked, reader, signed)
          const proven = papers.some(({ kind }) => kind === 'delivery')
          const about = { at: ctx.now, words: '' }
          return {
            set: { prints, papers: proven ? papers : issued({ ...doc, papers }, ['delivery'], about) },
          }
        },
      })
    },
  }) satisfies Partial<Handlers<typeof contract>>
