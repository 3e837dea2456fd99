import { EngineError } from '../engine/types'
import { FILES_PER_CALL } from '../limits'
import { ENV_ID } from '../runner/environment'
import type { Service } from './service'

const UPLOAD_MS = 15 * 60_000
const LINK_S = { given: 7200, most: 24 * 3600 }

/** storage.getUploadMetadata: where to put a file of this path, and the id it will have. */
export const uploadMetadata: Service = async ({ params, caller, services }) => {
  const fileId = fileIdOf(params.path)
  const url = services.links.sign({
    verb: 'put',
    file: fileId,
    until: Date.now() + UPLOAD_MS,
    owner: caller.openid,
  })
  return {
    url,
    token: 'local',
    authorization: 'local',
    fileId,
    cosFileId: Buffer.from(fileId).toString('base64url'),
  }
}

/** storage.batchGetDownloadUrl: a link to each file for `max_age` seconds (two hours as given). */
export const downloadLinks: Service = async ({ params, services }) => {
  const download_list = listOf(params.file_list).map(file => {
    const fileID = fieldOf(file, 'fileid')
    const asked = Number(fieldOf(file, 'max_age') ?? LINK_S.given)
    const maxAge = asked > 0 ? Math.min(asked, LINK_S.most) : LINK_S.given
    if (typeof fileID !== 'string' || !services.files.find(fileID)) {
      return { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '', maxAge }
    }
    const tempFileURL = services.links.sign({ verb: 'get', file: fileID, until: Date.now() + maxAge * 1000 })
    return { code: 'SUCCESS', fileID, tempFileURL, maxAge }
  })
  return { download_list }
}

/** storage.batchDeleteFile: each file goes or says that it was not there. */
export const deleteFiles: Service = async ({ params, services }) => {
  const delete_list = listOf(params.fileid_list).map(fileID => {
    const gone = typeof fileID === 'string' && services.files.remove(fileID)
    return { fileID, code: gone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
  })
  return { delete_list }
}

/** The id of the file at a path of this cloud's storage. */
export function fileIdOf(path: unknown): string {
  const sound =
    typeof path === 'string' &&
    path.length <= 850 &&
    /^[^/\\\s][^\\]*$/.test(path) &&
    !path.includes('//') &&
    !path.split('/').some(part => part === '.' || part === '..' || part === '')
  if (!sound) throw new EngineError('STORAGE_SIGN_PARAM_INVALID', 'cloudPath is not a path of the storage')
  return `cloud://${ENV_ID}.6e69-${ENV_ID}-1/${path}`
}

function listOf(list: unknown): unknown[] {
  if (!Array.isArray(list) || list.length === 0)
    throw new EngineError('INVALID_PARAM', 'the list of files is empty')
  if (list.length > FILES_PER_CALL)
    throw new EngineError('INVALID_PARAM', `more than ${FILES_PER_CALL} files at once`)
  return list
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
