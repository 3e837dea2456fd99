import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bridge, type Gateway } from './bridge'
import { serveFile } from './files'
import { wrapModules } from './package/modules'
import { readMiniProgram } from './package/read'
import { compileStyle } from './package/styles'
import { compileTemplates } from './package/templates'
import type { Settings } from './settings'

export type Serving = { url: string; gateway: Gateway; stop(): Promise<void> }

/**
 * Compiles a built mini-program and serves it with the page that plays the phone, on a port of 127.0.0.1. The page's
 * policy forbids code made from text, as a phone does. `port` 0 takes a free one.
 */
export async function serveWeapp(
  dist: string,
  gateway: Gateway,
  launch: string,
  port: number,
): Promise<Serving> {
  const program = readMiniProgram(dist)
  const { window, tabBar, themes, pages, subPackages, units } = program
  const [path = pages[0] ?? '', query = ''] = launch.replace(/^\//, '').split('?')
  const settings: Settings = {
    window,
    tabBar,
    themes,
    pages,
    subPackages,
    units,
    styles: Object.fromEntries(['app', ...pages].map(at => [at, compileStyle(dist, `${at}.wxss`)])),
    launch: { path: path || (pages[0] ?? ''), query, scene: 1001 },
  }
  const own = new Map<string, [type: string, content: string]>([
    ['/', ['text/html', html]],
    ['/settings.js', [script, `globalThis.__settings=${JSON.stringify(settings)}`]],
    ['/templates.js', [script, `globalThis.__templates=${compileTemplates(program)}`]],
    ['/modules.js', [script, wrapModules(program)]],
    ['/host.js', [script, await hostScript()]],
  ])
  const server = createServer((req, res) => {
    answer(req, res).catch(error => {
      res.writeHead(502, { 'content-type': 'text/plain' }).end(String(error))
    })
  })
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname } = new URL(req.url ?? '/', 'http://host')
    const mine = own.get(pathname)
    if (mine) {
      res
        .writeHead(200, { 'content-type': `${mine[0]}; charset=utf-8`, 'content-security-policy': policy })
        .end(mine[1])
    } else if (pathname.startsWith('/bridge/'))
      await bridge(req, res, pathname.slice('/bridge/'.length), gateway)
    else serveFile(dist, pathname, res)
  }
  await new Promise<void>((settle, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', settle)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the host has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    gateway,
    stop: () =>
      new Promise(settle => {
        server.close(() => settle())
        server.closeAllConnections()
      }),
  }
}

const script = 'text/javascript'
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' blob:"
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>娘家</title>
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1">
<body><script src="/settings.js"></script><script src="/templates.js"></script><script src="/host.js"></script>
<script src="/modules.js"></script></body></html>`

let bundled: Promise<string> | undefined

function hostScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [join(__dirname, 'browser', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    loader: { '.css': 'text' },
    logLevel: 'error',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return bundled
}
