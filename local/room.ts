import { statfsSync } from 'node:fs'
import { EngineError } from './engine/types'

/** Whether the disk of a home still takes writes. */
export type Room = {
  /** Refuses when less than the reserve would be left; reading needs no room. */
  need(bytes?: number): void
  /** Nothing can be written at the moment. */
  isShort(): boolean
}

/** Kept free on the disk, so that what is being written can be finished, bytes. */
const RESERVE_BYTES = 32 * 1024 * 1024

/**
 * Looks before every commit how much the disk of this folder has left. Below the reserve the home only reads; it writes
 * again by itself once there is room.
 */
export function roomOf(folder: string, reserve = RESERVE_BYTES): Room {
  const left = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    need(bytes = 0) {
      if (left() < reserve + bytes) throw noRoom()
    },
    isShort: () => left() < reserve,
  }
}

/** What a write is refused with while the disk is full, whoever found out: we, the file system or the database. */
export const noRoom = () => new EngineError('NO_ROOM', 'no room left on the disk')

/** Whether something failed because the disk is full. */
export function isNoRoom(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'code')
  if (code === 'NO_ROOM' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return true
  return /disk is full|no space left/i.test(error instanceof Error ? error.message : String(error))
}
