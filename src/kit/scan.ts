import Taro from '@tarojs/taro'

/** Opens the camera and answers the code that was scanned, or `null` when the person turned back. */
export async function scanCode(): Promise<string | null> {
  try {
    const { path, result } = await Taro.scanCode({ onlyFromCamera: true })
    return codeIn(path || result)
  } catch {
    return null
  }
}

/** A camera that reads codes is at hand: on the phone, not in a browser. */
export const canScan = process.env.TARO_ENV === 'weapp'

/** The `<kind>.<token>` inside what was scanned or opened: a link with `s=` or `scene=`, or the code itself. */
export function codeIn(text: string): string | null {
  const given = /[?&](?:s|scene)=([^&#]+)/.exec(text)?.[1] ?? text
  const code = decodeURIComponent(given).trim()
  return /^[a-z]{1,4}\.[\w.-]{1,30}$/i.test(code) ? code : null
}
