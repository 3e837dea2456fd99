import Taro from '@tarojs/taro'

/** What came of scanning: a code of ours, something else that was read, or nothing because the person turned back. */
export type Scanned = { kind: 'code'; code: string } | { kind: 'foreign' } | { kind: 'turned-back' }

/** Opens the phone's camera and says what was scanned. */
export async function scanCode(): Promise<Scanned> {
  try {
    const { path, result } = await Taro.scanCode({ onlyFromCamera: true })
    return scanned(path || result)
  } catch {
    return { kind: 'turned-back' }
  }
}

/** WeChat's own scanner is at hand: on the phone, not in a browser. */
export const canScan = process.env.TARO_ENV === 'weapp'

/** What was read, as a code of ours or as something else. */
export function scanned(text: string): Scanned {
  const code = codeIn(text)
  return code === null ? { kind: 'foreign' } : { kind: 'code', code }
}

/** The `<kind>.<token>` inside what was scanned or opened: a link with `s=` or `scene=`, or the code itself. */
export function codeIn(text: string): string | null {
  const given = /[?&](?:s|scene)=([^&#]+)/.exec(text)?.[1] ?? text
  const code = decoded(given).trim()
  return /^[a-z]{1,4}\.[\w.-]{1,30}$/i.test(code) ? code : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
