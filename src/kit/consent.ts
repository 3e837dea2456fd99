import Taro from '@tarojs/taro'
import { door } from './client'

declare const TEMPLATES: { notice: string; place: string; case: string }

/** Kinds of WeChat messages a person may allow, one at a time. */
export type ReminderKind = keyof typeof TEMPLATES

/** Asks WeChat to be let send one message of each kind; only in a tap. Answers the kinds that were allowed. */
export async function askConsent(kinds: readonly ReminderKind[]): Promise<ReminderKind[]> {
  const tmplIds = kinds.map(kind => templates[kind])
  try {
    const answer =
      process.env.TARO_ENV === 'h5'
        ? await door('POST', '/consent', { templateIds: tmplIds })
        : await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })
    return kinds.filter(kind => Reflect.get(Object(answer), templates[kind]) === 'accept')
  } catch {
    return []
  }
}

const templates = TEMPLATES
