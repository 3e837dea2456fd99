import { keepFile, readFile } from './files'
import { Refusal } from './refusal'
import { stripped } from './stripping'

/** The largest file that is taken, bytes. */
const most = 10 * 1024 * 1024

/**
 * Puts each picture or recording back without what its device wrote beside it, before anything is done with it; done
 * twice it is once. One that is gone is left to whoever reads it.
 */
export async function clean(files: readonly string[]): Promise<void> {
  await Promise.all(files.filter(file => !isPaper(file)).map(cleanOne))
}

async function cleanOne(file: string): Promise<void> {
  const content = await readFile(file).catch(() => null)
  if (!content) return
  if (content.length > most) throw new Refusal('INVALID', 'too-large', '文件太大了，最多 10 MB。', 'file')
  const kept = stripped(content)
  if (!kept.equals(content)) await keepFile(file.replace(/^cloud:\/\/[^/]+\//, ''), kept)
}

const isPaper = (file: string) => /\.(?:xlsx|docx|pdf)$/.test(file)
