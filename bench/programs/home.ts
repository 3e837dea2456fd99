import { type HomeOptions, startHome } from '../../local/home'
import { answering, given } from '../harness/answering'

export type HomeGiven = Pick<HomeOptions, 'port' | 'data' | 'dist' | 'demo' | 'collections' | 'commit'>

export type HomeAsked = { insert?: { collection: string; documents: Record<string, unknown>[] } }

/** A gateway in a process of its own; asked for its address, a token served until it ends, and how it syncs. */
async function start(): Promise<void> {
  const home = await startHome(given<HomeGiven>())
  answering(async ({ insert }: HomeAsked) => {
    if (insert) return home.engine.insert(insert.collection, insert.documents)
    const caller = { openid: 'o-bench', source: ['wx_client'], privileged: false }
    return {
      url: home.url,
      token: home.tokens.mint({ caller }),
      synchronous: home.engine.pragma('synchronous'),
    }
  }, home.stop)
}

void start()
