import { type HomeOptions, startHome } from '../../local/home'
import { answering, given } from '../harness/answering'

export type HomeGiven = Pick<HomeOptions, 'port' | 'data' | 'dist' | 'demo' | 'collections' | 'commit'>

export type HomeAsked = {
  insert?: { collection: string; documents: Record<string, unknown>[] }
  get?: { collection: string; id: string }
}

/** A gateway in a process of its own; asked for its address, a token served until it ends, and how it syncs. */
async function start(): Promise<void> {
  const home = await startHome(given<HomeGiven>())
  answering(async ({ insert, get }: HomeAsked) => {
    if (insert) return home.engine.insert(insert.collection, insert.documents)
    if (get) return home.engine.get(get.collection, get.id)
    const caller = { openid: 'o-bench', source: ['wx_client'], privileged: false }
    return {
      url: home.url,
      token: home.tokens.mint({ caller }),
      synchronous: home.engine.pragma('synchronous'),
    }
  }, home.stop)
}

void start()
