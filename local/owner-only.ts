import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A folder only its owner may look into, with whatever lies in it already, whoever made it; and what this process
 * makes from now on is its owner's alone too.
 */
export function ownerOnly(folder: string): void {
  process.umask(0o077)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(folder, entry.name), 0o700)
    if (entry.isFile()) chmodSync(join(folder, entry.name), 0o600)
  }
}
