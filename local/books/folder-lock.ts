import { join } from 'node:path'
import Database from 'libsql'

/**
 * Takes the folder for this process alone until released; a second one is refused in plain words. The system lets go
 * of it when the process ends, however it ends.
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = new Database(join(folder, 'lock.db'))
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;')
  } catch (error) {
    lock.close()
    if (/locked|busy/i.test(String(error))) throw new Error(`另一个进程正在使用这个数据目录：${folder}`)
    throw error
  }
  return {
    release() {
      lock.exec('ROLLBACK')
      lock.close()
    },
  }
}
