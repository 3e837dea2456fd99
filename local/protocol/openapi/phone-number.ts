import { APP_ID } from '../../runner/environment'
import { type OpenApi, WxError } from './open-api'

/** phonenumber.getPhoneNumber: the number behind a code of the phone button, once; any other code is 40029. */
export const getPhoneNumber: OpenApi = async ({ data, services }) => {
  const phone = typeof data.code === 'string' ? services.phoneCodes.redeem(data.code) : undefined
  if (!phone) throw new WxError(40029, 'invalid code')
  const watermark = { timestamp: Math.floor(services.now() / 1000), appid: APP_ID }
  const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark }
  return { json: { errcode: 0, errmsg: 'ok', phone_info } }
}
