import { msgSecCheck } from './msg-sec-check'
import type { OpenApi } from './open-api'
import { getPhoneNumber } from './phone-number'
import { sendSms } from './send-sms'
import { sendMessage } from './subscribe-message'
import { getUnlimited } from './unlimited-code'

/** The open interfaces this cloud has, by the names the SDK calls them. */
export const openApis: Record<string, OpenApi> = {
  'subscribeMessage.send': sendMessage,
  'wxacode.getUnlimited': getUnlimited,
  'security.msgSecCheck': msgSecCheck,
  'phonenumber.getPhoneNumber': getPhoneNumber,
  'cloudbase.sendSms': sendSms,
}
