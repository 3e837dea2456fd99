import { ENV_ID } from '../../runner/environment'
import { type OpenApi, WxError } from './open-api'

/** cloudbase.sendSms: a text to mainland numbers written +86…, up to 1,000 at once; each lands in the outbox. */
export const sendSms: OpenApi = async ({ data, services }) => {
  const { env, content, phone_number_list: numbers } = data
  if (env !== ENV_ID) throw new WxError(-604100, 'invalid env')
  if (typeof content !== 'string' || content === '') throw new WxError(44004, 'empty content')
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > 1000) {
    throw new WxError(47001, 'data format error: phone_number_list')
  }
  const send_status_set = numbers.map(number => {
    const phone = /^\+86(1\d{10})$/.exec(String(number))?.[1]
    if (phone) services.outbox.add({ at: services.now(), kind: 'sms', to: phone, text: content })
    const code = phone ? 'Ok' : 'FailedOperation.PhoneNumberParseFail'
    return { phone_number: String(number), code, message: phone ? 'send success' : 'phone number parse fail' }
  })
  return { json: { errcode: 0, errmsg: 'ok', send_status_set } }
}
