import type { LookKind } from '../../../cloudfunctions/journal/contract'
import type { Tone } from '../../kit/ui/signs'

export const lookWords: Record<LookKind, { label: string; tone: Tone }> = {
  opened: { label: '打开', tone: 'quiet' },
  revealed: { label: '看完整号码', tone: 'warn' },
  exported: { label: '导出', tone: 'warn' },
}

export const mineNote =
  '工会的人打开你的记录、看你的完整号码、导出有你的名单，都会记在这里，有人改过就看得出来。同一个人一天里多次打开同一份，记一次。'

export const nobodyLooked = '还没有人看过你的信息。'

export const askWhy = '觉得不该看的，可以问你的联系人，也可以打 12351 反映。'

export const noLooks = '还没有人看过别人的信息。'

export const alertsNote = '一天里看得比平常多的，列在这里，也告诉了上一级工会和审计员。'

export const chainNote =
  '每条记录写下以后，一分钟内和前面的记录封在一起。改一条、删一条，后面的封条就都对不上。把最后的封条抄在本子上，日后拿来核对，整段换掉也看得出来。'

export const sealHint = '抄在本子上的 16 位，大小写、横线都不要紧'

export const sealFound = (block: number, time: string) => `找到了：第 ${block} 段，${time} 封上的。`

export const sealLost = '没有找到这个封条。抄错了就再看看；没有抄错，就是那一段记录被换过。'

export const allSound = (blocks: number, lines: number) => `核对了 ${blocks} 段、${lines} 条，都对得上。`

export const auditorsNote = '审计员看管谁看了什么、记录有没有被动过。由上一级工会请，担任职务的人不能当。'

export const noAuditors = '还没有审计员。'

export const systemWords = (title: string | undefined) => title ?? '个人信息'

export const addAuditorHint = '对方要先在小程序里验证过手机号。担任职务的人不能当，换一位不管事的。'
