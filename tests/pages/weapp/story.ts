import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { doorsOf } from '../../flows/people'
import { openHome } from '../../home'
import { builtWeapp } from './built'
import { openWeapp, type Weapp } from './driver'

/** A demo city and the phones of its people. */
export type Story = {
  home: Home
  doors: ReturnType<typeof doorsOf>
  /** The built mini-program on the phone of whoever has this session. */
  phone(token: string): Promise<Weapp>
  /** Closes the phones and the home and leaves nothing. */
  end(): Promise<void>
}

/** Opens a home with its demo in a folder of its own, for the mini-program as it is built now. */
export async function openStory(): Promise<Story> {
  const dist = await builtWeapp()
  const data = mkdtempSync(join(tmpdir(), 'niangjia-weapp-'))
  const home = await openHome({ port: 0, data, demo: true })
  const phones: Weapp[] = []
  return {
    home,
    doors: doorsOf(home.url),
    async phone(token) {
      const weapp = await openWeapp({ dist, gateway: home.url, token })
      phones.push(weapp)
      return weapp
    },
    async end() {
      for (const weapp of phones) await weapp.close()
      await home.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
