/** An amount in 分 as figures in 元: 1200000 is 12,000.00. */
export const yuan = (fen: number): string => {
  const [whole = '0', part = '00'] = (fen / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}

/** An amount in 分 in the characters of bills (人民币大写): 1200000 is 壹万贰仟元整. Up to 9,999 亿元. */
export function yuanInCharacters(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen >= 1e14) throw new Error(`no amount: ${fen}`)
  if (fen === 0) return '零元整'
  const jiao = Math.floor(fen / 10) % 10
  const rest = fen % 10
  const whole = wholeInCharacters(Math.floor(fen / 100))
  const tenths = jiao > 0 ? `${digits[jiao]}角` : rest > 0 && whole ? '零' : ''
  const hundredths = rest > 0 ? `${digits[rest]}分` : '整'
  return `${whole && `${whole}元`}${tenths}${hundredths}`
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

function wholeInCharacters(amount: number): string {
  let text = ''
  let left = amount
  let gap = false
  for (let i = 0; left > 0; i += 1) {
    const group = left % 10_000
    left = Math.floor(left / 10_000)
    if (group > 0) {
      text = `${groupInCharacters(group)}${groups[i]}${gap && text ? '零' : ''}${text}`
      gap = group < 1000
    } else if (text) {
      gap = true
    }
  }
  return text
}

function groupInCharacters(group: number): string {
  let text = ''
  let gap = false
  for (let i = 0, left = group; left > 0; i += 1, left = Math.floor(left / 10)) {
    const digit = left % 10
    if (digit === 0) gap = text !== ''
    else {
      text = `${digits[digit]}${places[i]}${gap ? '零' : ''}${text}`
      gap = false
    }
  }
  return text
}
