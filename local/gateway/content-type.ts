import { extname } from 'node:path'

type Type = { mime: string; extension: string }

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** The kind of an uploaded file by its first bytes, whatever it is called; undefined for kinds we do not take. */
export function typeOfContent(content: Buffer): Type | undefined {
  const starts = (hex: string, at = 0) => content.subarray(at, at + hex.length / 2).toString('hex') === hex
  if (starts('89504e470d0a1a0a')) return { mime: 'image/png', extension: 'png' }
  if (starts('ffd8ff')) return { mime: 'image/jpeg', extension: 'jpg' }
  if (starts('52494646') && starts('57454250', 8)) return { mime: 'image/webp', extension: 'webp' }
  if (starts('255044462d')) return { mime: 'application/pdf', extension: 'pdf' }
  if (starts('494433') || starts('fffb')) return { mime: 'audio/mpeg', extension: 'mp3' }
  if (starts('66747970', 4)) return mediaOf(content)
  if (isTable(content)) return { mime: 'text/csv', extension: 'csv' }
  if (!starts('504b0304') || !content.includes('[Content_Types].xml')) return undefined
  if (content.includes('xl/workbook')) return { mime: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx' }
  if (content.includes('word/document'))
    return { mime: `${OFFICE}.wordprocessingml.document`, extension: 'docx' }
  return undefined
}

/** Whether this is an office file of before 2007, or one under a password. */
export const isOldOffice = (content: Buffer) => content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1'

/** Text in columns: nothing in it but characters, no markup at its beginning, and its first line is parted. */
function isTable(content: Buffer): boolean {
  const start = content.subarray(0, 4096)
  const bom = start.subarray(0, 2).toString('hex') === 'fffe'
  const text = start.toString(bom ? 'utf16le' : 'latin1').replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
  const [first = ''] = text.split(/\r?\n/)
  return [...text].every(printable) && !/^\s*[<{[%#]/.test(text) && /[^,;\t][,;\t]/.test(first)
}

const printable = (char: string) => (char >= ' ' ? char !== '\u007f' : /\s/.test(char))

/** Sound or film in an ISO media file, by its brand (ISO 14496-12); still pictures of this form are not taken. */
function mediaOf(content: Buffer): Type | undefined {
  const brand = content.subarray(8, 12).toString('latin1')
  if (/^(?:hei|hev|mif|msf|avi)/.test(brand)) return undefined
  return brand.startsWith('M4A')
    ? { mime: 'audio/mp4', extension: 'm4a' }
    : { mime: 'video/mp4', extension: 'mp4' }
}

const BY_EXTENSION: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.xlsx': `${OFFICE}.spreadsheetml.sheet`,
  '.docx': `${OFFICE}.wordprocessingml.document`,
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

/** The content type of a path by its ending; bytes when it says nothing. */
export const typeOfPath = (path: string) =>
  BY_EXTENSION[extname(path).toLowerCase()] ?? 'application/octet-stream'
