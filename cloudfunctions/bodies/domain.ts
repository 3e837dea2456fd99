import type { BodyCard, BodyKind } from './contract'
import type { Body } from './store'

/** The article each kind of body stands on; the text of all of them was read. */
export const bases: Record<BodyKind, { text: string; sure: boolean }> = {
  enterprise: { text: '《劳动争议调解仲裁法》第十条第一款第一项', sure: true },
  peoples: { text: '《劳动争议调解仲裁法》第十条第一款第二项', sure: true },
  street: { text: '《劳动争议调解仲裁法》第十条第一款第三项', sure: true },
  district: { text: '《浙江省劳动人事争议调解仲裁条例》第七条', sure: true },
  industry: { text: '《浙江省劳动人事争议调解仲裁条例》第七条', sure: true },
}

/** A body as one chooses it, with what one should know before. */
export const bodyCard = ({ _id, name, kind, area }: Body): BodyCard => ({
  id: _id,
  name,
  kind,
  basis: bases[kind].text,
  sure: bases[kind].sure,
  area,
  warning: kind === 'enterprise' ? '企业调解委员会里有单位方的人。不放心的话，可以选街道。' : null,
})
