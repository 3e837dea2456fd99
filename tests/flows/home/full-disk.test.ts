import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { openHome } from '../../home'
import { diskBytes, fillUp, reserves } from './filling'
import { openSmallDisk } from './small-disk'

const disk = openSmallDisk(diskBytes)

afterAll(() => disk?.end())

const possible = disk ? describe : describe.skip

possible('a disk that fills up at thirty points', () => {
  const data = join(disk?.folder ?? '', 'data')
  let home: Home | undefined

  afterEach(async () => {
    disk?.makeRoom()
    await home?.stop()
    home = undefined
  })

  test.each(reserves)(
    'with %s kept free it is refused in words, read, never half written, and written again by itself',
    async (_, reserveBytes) => {
      if (!disk) throw new Error('there is no small disk')
      home = await openHome({ port: 0, data, demo: true, reserveBytes })
      expect(await fillUp(home, data, disk, reserveBytes)).toEqual([])
    },
    300_000,
  )
})
