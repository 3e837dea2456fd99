import cloud from 'wx-server-sdk'
import { Refusal } from './refusal'
import templates from './templates.json'

/** Sends a text message; the number is not kept by the sender. */
export async function sendSms(phone: string, content: string): Promise<void> {
  await cloud.openapi.cloudbase.sendSms({
    env: process.env.TCB_ENV ?? '',
    content,
    phoneNumberList: [`+86${phone}`],
  })
}

/** The phone number behind the code of WeChat's own phone button; a used or made-up code is refused. */
export async function phoneOfWechat(code: string): Promise<string> {
  try {
    const { phoneInfo } = await cloud.openapi.phonenumber.getPhoneNumber({ code })
    return String(phoneInfo.purePhoneNumber)
  } catch {
    throw new Refusal('INVALID', 'phone-code', '没有从微信拿到手机号，请再点一次按钮。', 'code')
  }
}

/** A mini-program code that opens `pages/code/index` with this scene, as a data URI. */
export async function codeImage(scene: string): Promise<string> {
  const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited({
    scene,
    page: 'pages/code/index',
    checkPath: false,
  })
  return `data:${contentType || 'image/png'};base64,${Buffer.from(buffer).toString('base64')}`
}

/** Refuses words WeChat does not let through (security.msgSecCheck, scene 3: forum). */
export async function checkWords(openid: string, words: string, field: string): Promise<void> {
  const { result } = await cloud.openapi.security.msgSecCheck({
    openid,
    scene: 3,
    version: 2,
    content: words.slice(0, 2500),
  })
  if (result?.suggest === 'risky') {
    throw new Refusal('INVALID', 'words-refused', '这段文字没有通过微信的内容检查，请换个说法。', field)
  }
}

/** Kinds of reminders a person may allow; each is one WeChat template of the union, in templates.json. */
export type ReminderKind = keyof typeof templates

/**
 * Sends one subscription message, which uses up one consent. `no-credit` when WeChat has none of this person for this
 * template (43101); `failed` when it refuses for another reason. Texts are cut to what a template field takes.
 */
export async function remindByWechat(
  openid: string,
  kind: ReminderKind,
  words: { title: string; from: string; at: string },
  page: string,
): Promise<'sent' | 'no-credit' | 'failed'> {
  const { id, fields } = templates[kind]
  const data = {
    [fields.title]: { value: cut(words.title) },
    [fields.from]: { value: cut(words.from) },
    [fields.at]: { value: words.at },
  }
  try {
    await cloud.openapi.subscribeMessage.send({
      touser: openid,
      templateId: id,
      page,
      data,
      miniprogramState: 'formal',
    })
    return 'sent'
  } catch (error) {
    const code = Number(Reflect.get(Object(error), 'errCode'))
    if (code === 43101) return 'no-credit'
    if (code > 0) return 'failed'
    throw error
  }
}

/** A `thing` field takes 20 characters. */
const cut = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 19).join('')}…` : text)
