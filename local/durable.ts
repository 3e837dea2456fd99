import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Replaces the file so that after any crash it holds either the old content or the new, and the new once this returned. */
export function writeDurably(file: string, content: string | Uint8Array, mode = 0o600): void {
  const beside = `${file}.writing`
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    const handle = openSync(beside, 'w', mode)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  // Windows keeps no handle on a folder; there the rename itself is all one can have.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
