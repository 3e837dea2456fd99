import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that can be filled to the last bytes and emptied again. */
export type SmallDisk = {
  folder: string
  /** Leaves this many bytes, give or take a page. */
  leave(bytes: number): void
  makeRoom(): void
  end(): void
}

/** Mounts a small disk in memory; undefined where this user may not mount (anywhere but on Linux as root). */
export function openSmallDisk(bytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'niangjia', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  const ballast = join(folder, 'ballast')
  mkdirSync(join(folder, 'data'))
  const makeRoom = () => {
    writeFileSync(ballast, '')
    truncateSync(ballast, 0)
  }
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    leave(bytes) {
      makeRoom()
      const filling = free() - bytes
      if (filling > 0) writeFileSync(ballast, Buffer.alloc(filling))
    },
    makeRoom,
    end() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
