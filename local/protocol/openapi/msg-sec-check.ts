import { randomBytes } from 'node:crypto'
import { CHECKED_CHARACTERS } from '../../limits'
import { type OpenApi, WxError } from './open-api'

/** A few words WeChat's own check does not let through, by its labels; its real list is not published. */
const WORDS: { label: number; words: string[] }[] = [
  { label: 20002, words: ['色情', '裸聊', '约炮'] },
  { label: 20006, words: ['代开发票', '办假证', '枪支', '毒品'] },
  { label: 20008, words: ['刷单返利', '套现', '高利贷', '杀猪盘'] },
  { label: 20003, words: ['傻逼', '滚你妈', '操你妈'] },
  { label: 20012, words: ['赌博', '博彩', '六合彩'] },
]

/**
 * security.msgSecCheck, version 2: `pass` or `risky` with its label. A person who was not here in the last two hours
 * is refused with 61010, a text too long with 45002.
 */
export const msgSecCheck: OpenApi = async ({ data, services }) => {
  const { openid, scene, version, content } = data
  if (Number(version) !== 2) throw new WxError(40097, 'invalid args: version')
  if (![1, 2, 3, 4].includes(Number(scene))) throw new WxError(40097, 'invalid args: scene')
  if (typeof content !== 'string' || content === '') throw new WxError(44004, 'empty content')
  if ([...content].length > CHECKED_CHARACTERS) throw new WxError(45002, 'content size out of limit')
  if (typeof openid !== 'string' || !openid) throw new WxError(40003, 'invalid openid')
  if (!services.visits.active(openid)) throw new WxError(61010, 'code is expired')
  const found = WORDS.flatMap(({ label, words }) =>
    words.filter(word => content.includes(word)).map(keyword => ({ label, keyword })),
  )
  const result = { suggest: found.length ? 'risky' : 'pass', label: found[0]?.label ?? 100 }
  const detail = found.map(({ label, keyword }) => ({
    strategy: 'keyword',
    errcode: 0,
    suggest: 'risky',
    label,
    keyword,
  }))
  const trace_id = randomBytes(12).toString('hex')
  return { json: { errcode: 0, errmsg: 'ok', result, detail, trace_id } }
}
