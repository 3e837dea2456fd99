import cloud from 'wx-server-sdk'
import { Refusal } from './refusal'
import { fileGone } from './uploads'

/** The content of a file a person uploaded; one that is gone is refused. */
export async function readFile(fileID: string): Promise<Buffer> {
  try {
    const { fileContent } = await cloud.downloadFile({ fileID })
    return fileContent
  } catch {
    throw fileGone()
  }
}

/** Keeps a file of the union's own under a path nobody can guess; answers its id. */
export async function keepFile(path: string, content: Buffer): Promise<string> {
  const { fileID } = await cloud.uploadFile({ cloudPath: path, fileContent: content })
  return fileID
}

/** A link that opens the file for anyone who holds it, for two hours. */
export async function linkTo(fileID: string): Promise<string> {
  const links = await cloud.getTempFileURL({ fileList: [fileID] })
  const url = links?.fileList[0]?.tempFileURL
  if (!url) throw new Refusal('NOT_FOUND', 'file-gone', '这个文件已经不在了。')
  return url
}

/** Links to several files by their ids, asked for at once; one that is gone has none. */
export async function linksTo(fileIDs: readonly string[]): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  for (let i = 0; i < fileIDs.length; i += 50) {
    const found = await cloud.getTempFileURL({ fileList: fileIDs.slice(i, i + 50) })
    for (const { fileID, tempFileURL } of found?.fileList ?? [])
      if (tempFileURL) links.set(fileID, tempFileURL)
  }
  return links
}

/** Files that are gone already are no failure. */
export async function dropFiles(fileIDs: readonly string[]): Promise<void> {
  for (let i = 0; i < fileIDs.length; i += 50) await cloud.deleteFile({ fileList: fileIDs.slice(i, i + 50) })
}
