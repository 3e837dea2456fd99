import { strToU8, zipSync } from 'fflate'
import type { Found } from './contract'

/** One zip: a page that opens anywhere, and the same as JSON. */
export function packed(name: string, gathered: string, found: readonly Found[]): Uint8Array {
  return zipSync({
    '我的信息.html': strToU8(pageOf(name, gathered, found)),
    'data.json': strToU8(JSON.stringify({ name, gathered, found }, null, 2)),
  })
}

function pageOf(name: string, gathered: string, found: readonly Found[]): string {
  const sections = found.map(
    ({ title, records }) =>
      `<h2>${safe(title)}（${records.length}）</h2>${records
        .map(
          record =>
            `<dl>${record.map(([label, value]) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`,
        )
        .join('')}`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>我的信息</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:720px;margin:24px auto;padding:0 16px}dl{border-top:1px solid #ccc;padding:8px 0;margin:0;display:grid;grid-template-columns:8em 1fr}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}</style></head><body><h1>${safe(name)}：工会这里留着的信息</h1><p>整理时间：${safe(gathered)}</p>${sections.join('')}</body></html>`
}

const safe = (text: string) => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
