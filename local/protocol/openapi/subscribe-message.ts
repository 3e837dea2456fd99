import { type OpenApi, WxError } from './open-api'

/**
 * subscribeMessage.send: uses up one consent of the person for this template; without one it is refused with 43101,
 * and data a template would not take with 47003.
 */
export const sendMessage: OpenApi = async ({ data, services }) => {
  const { touser, template_id: template, page, data: given } = data
  if (typeof touser !== 'string' || !/^[\w-]{4,64}$/.test(touser)) throw new WxError(40003, 'invalid openid')
  if (typeof template !== 'string' || !/^[\w-]{4,64}$/.test(template)) {
    throw new WxError(40037, 'invalid template_id')
  }
  if (page !== undefined && (typeof page !== 'string' || page.startsWith('/'))) {
    throw new WxError(41030, 'invalid page')
  }
  const fields = fieldsOf(given)
  if (!services.credits.spend(touser, template)) {
    throw new WxError(43101, 'user refuse to accept the msg')
  }
  services.outbox.add({ at: services.now(), kind: 'message', to: touser, template, data: fields, page })
  return { json: { errcode: 0, errmsg: 'ok' } }
}

function fieldsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new WxError(47003, 'argument invalid! data must be an object')
  }
  const entries = Object.entries(given).map(([key, field]): [string, string] => {
    const value: unknown =
      typeof field === 'object' && field !== null ? Reflect.get(field, 'value') : undefined
    if (value === undefined || value === null || typeof value === 'object') throw invalid(key)
    const text = String(value)
    const rule = RULES.find(({ name }) => name.test(key))
    if (!rule?.value.test(text)) throw invalid(key)
    return [key, text]
  })
  if (entries.length === 0) throw new WxError(47003, 'argument invalid! data is empty')
  return Object.fromEntries(entries)
}

const invalid = (key: string) => new WxError(47003, `argument invalid! data.${key}.value is invalid`)

/** Kinds of fields and what each takes, from the page of subscribeMessage.send on parameter values. */
const RULES = [
  { name: /^thing\d+$/, value: /^[\s\S]{1,20}$/u },
  { name: /^number\d+$/, value: /^-?[\d.]{1,32}$/ },
  { name: /^letter\d+$/, value: /^[A-Za-z]{1,32}$/ },
  { name: /^symbol\d+$/, value: /^[^\w\u4e00-\u9fff]{1,5}$/u },
  { name: /^character_string\d+$/, value: /^[\x20-\x7e]{1,32}$/ },
  { name: /^(time|date)\d+$/, value: /^.*\d.*$/u },
  { name: /^amount\d+$/, value: /^\D?[\d.]{1,10}元?$/u },
  { name: /^phone_number\d+$/, value: /^[\d+\-() ]{1,17}$/ },
  { name: /^car_number\d+$/, value: /^.{1,8}$/u },
  { name: /^name\d+$/, value: /^([\u4e00-\u9fff·]{1,10}|[A-Za-z ]{1,20})$/u },
  { name: /^phrase\d+$/, value: /^[\u4e00-\u9fff]{1,5}$/u },
]
