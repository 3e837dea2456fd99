import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { typeOfPath } from '../content-type'
import type { Route } from '../exchange'
import { nothingHere } from '../refusal'

type Page = {
  body: Buffer
  etag: string
  type: string
  modified: number
  packed: Map<string, Promise<Buffer>>
}

/** The built h5: files under dist/h5 and nothing above it; any other page address opens the app itself. */
export function h5Route(dist: string): Route {
  const root = join(dist, 'h5')
  const pages = new Map<string, Page>()
  return {
    method: 'GET',
    path: '/',
    async handle({ req, res, url }) {
      const path = pathIn(root, url.pathname)
      const wantsPage = (req.headers.accept ?? '').includes('text/html') && !/\.\w+$/.test(url.pathname)
      const page =
        (await pageAt(pages, path)) ?? (wantsPage ? await pageAt(pages, join(root, 'index.html')) : undefined)
      if (!page) throw nothingHere()
      const headers = {
        'content-type': page.type,
        etag: page.etag,
        vary: 'accept-encoding',
        'cache-control': /\.[0-9a-f]{8,}\.\w+$/.test(path)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
        ...(page.type.startsWith('text/html') && pageHeaders(page, req.socket.localPort)),
        'referrer-policy': 'no-referrer',
      }
      if (req.headers['if-none-match'] === page.etag) return void res.writeHead(304, headers).end()
      const encoding = encodingFor(page, String(req.headers['accept-encoding'] ?? ''))
      const body = encoding ? await packed(page, encoding) : page.body
      res.writeHead(200, {
        ...headers,
        'content-length': body.length,
        ...(encoding && { 'content-encoding': encoding }),
      })
      res.end(req.method === 'HEAD' ? undefined : body)
    },
  }
}

/**
 * What a page may do: run our own scripts and those written in the page itself, by their hash, none made from text;
 * speak to this home only; stand in nobody's frame. Files are read from this home's own address, whatever name for it
 * the page was opened by.
 */
function pageHeaders(page: Page, port: number | undefined): Record<string, string> {
  const files = `'self' data: blob: http://127.0.0.1:${port}`
  const policy = {
    'default-src': "'self'",
    'script-src': ["'self'", ...inlineHashes(page.body.toString('utf8'))].join(' '),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': files,
    'media-src': files,
    'font-src': "'self' data:",
    'connect-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([what, from]) => `${what} ${from}`)
      .join('; '),
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
  }
}

const inlineHashes = (html: string) =>
  [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )

function pathIn(root: string, pathname: string): string {
  const asked = decoded(pathname)
  const path = normalize(join(root, asked === '/' ? 'index.html' : asked))
  if (asked.includes('\0') || !path.startsWith(root + sep)) throw nothingHere()
  return path
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw nothingHere()
  }
}

async function pageAt(pages: Map<string, Page>, path: string): Promise<Page | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const known = pages.get(path)
  if (known?.modified === found.mtimeMs) return known
  const body = await readFile(path)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const page = { body, etag, type: typeOfPath(path), modified: found.mtimeMs, packed: new Map() }
  pages.set(path, page)
  return page
}

function encodingFor(page: Page, accepted: string): 'br' | 'gzip' | undefined {
  if (page.body.length < 1024 || !/^(text|application\/json|image\/svg)/.test(page.type)) return undefined
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

function packed(page: Page, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const known = page.packed.get(encoding)
  if (known) return known
  const work =
    encoding === 'gzip'
      ? promisify(gzip)(page.body)
      : promisify(brotliCompress)(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  page.packed.set(encoding, work)
  return work
}
