import { Refusal } from '../refusal'

export const broken = () =>
  unsound(
    'not-a-sheet',
    '这个文件打不开，可能没有传完整，或者不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再传。',
  )

export const tooBig = () => unsound('too-big-unpacked', '这个文件解开以后太大，不像填好的表格，没有读。')

export const locked = () => unsound('locked', '这个文件加了密码，读不了。请去掉密码，另存为 .xlsx 再传。')

export const oldFormat = () =>
  unsound(
    'old-format',
    '这是老格式的表格（.xls），或者加了密码，读不了。请用 Excel 或 WPS 打开，另存为“.xlsx”再传。',
  )

export const webPage = () =>
  unsound('web-page', '这其实是一个网页，只是改了名字。请用 Excel 或 WPS 打开，另存为“.xlsx”再传。')

const unsound = (reason: string, message: string) => new Refusal('INVALID', reason, message, 'file')
