import type { Cell } from './cell'
import { cellText, longestText } from './parts'

/** What the cells of a sheet refer to. */
export type Told = { texts: readonly string[]; dates: readonly boolean[]; from1904: boolean }

/** A cell with nothing in it. */
export const empty: Cell = { text: '', fault: null, kind: 'empty', formula: false, merged: null }

/** A cell as it is written. */
export type Raw = { type: string; style: number; formula: boolean; text: string; over: boolean }

/** What a written cell says; what it cannot say truly is told in words. */
export function cellOf(
  { type, style, formula, text: raw, over }: Raw,
  { texts, dates, from1904 }: Told,
): Cell {
  const cell = { ...empty, formula }
  if (over) return { ...cell, ...tooLong }
  if (raw === '') return cell
  switch (type) {
    case 's': {
      const text = texts[Number(raw)]
      if (text === undefined) return { ...cell, fault: '内容丢了，请重新填' }
      if (text.length > longestText) return { ...cell, ...tooLong }
      return { ...cell, kind: text === '' ? 'empty' : 'text', text }
    }
    case 'str':
    case 'inlineStr': {
      const text = cellText(raw)
      return text.length > longestText ? { ...cell, ...tooLong } : { ...cell, kind: 'text', text }
    }
    case 'e':
      return {
        ...cell,
        kind: 'text',
        text: cellText(raw),
        fault: `是错误值 ${cellText(raw)}，请改成真实的内容`,
      }
    case 'b':
      return { ...cell, kind: 'text', text: raw.trim() === '1' ? 'TRUE' : 'FALSE' }
    case 'd':
      return { ...cell, kind: 'date', text: raw.trim().replace('T', ' ') }
    default:
      return { ...cell, ...numberIn(raw.trim(), dates[style] === true, from1904) }
  }
}

const tooLong = { kind: 'text', text: '', fault: '字太多了，读不下' } as const

/** A number as text; one of more digits than a spreadsheet keeps has lost its end. */
function numberIn(raw: string, isDate: boolean, from1904: boolean): Pick<Cell, 'text' | 'kind' | 'fault'> {
  const value = Number(raw)
  if (!Number.isFinite(value)) return { text: raw, kind: 'text', fault: null }
  if (isDate) return { text: momentOf(value, from1904), kind: 'date', fault: null }
  const text = /^-?\d+$/.test(raw) ? raw : Number(value.toPrecision(15)).toLocaleString('en', plainDigits)
  const lost = Math.abs(value) >= 1e15
  return { text, kind: 'number', fault: lost ? '数字超过 15 位，末尾几位已经丢了，请改成文字再填' : null }
}

const plainDigits = { useGrouping: false, maximumFractionDigits: 20 } as const

/** The moment a spreadsheet counts in days, from the end of 1899 on or from 1904 on; an hour alone without a day. */
function momentOf(serial: number, from1904: boolean): string {
  const minutes = Math.round(serial * 1440)
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 61 ? 31 : 30)
  const at = new Date(first + minutes * 60_000)
  if (Number.isNaN(at.getTime())) return String(serial)
  const [day = '', hour = ''] = at.toISOString().slice(0, 16).split('T')
  if (serial < 1 && !from1904) return hour
  return hour === '00:00' ? day : `${day} ${hour}`
}
