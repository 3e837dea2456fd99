/** Invented names, phones and identity numbers; the same place in the row always gets the same one. */

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'
const givens = [
  '建国',
  '秀兰',
  '志强',
  '桂英',
  '晓梅',
  '海涛',
  '丽华',
  '国强',
  '春燕',
  '文斌',
  '雪琴',
  '立新',
  '玉珍',
  '明辉',
  '红霞',
  '永康',
  '小敏',
  '振华',
  '月娥',
  '家豪',
  '慧芳',
  '德胜',
  '雅婷',
  '卫东',
  '淑贞',
  '浩然',
  '彩云',
  '长江',
  '素芬',
  '子轩',
]

export const nameAt = (i: number): string => {
  const chars = [...surnames]
  return `${chars[(i * 7 + Math.floor(i / chars.length)) % chars.length]}${givens[(i * 11) % givens.length]}`
}

export const phoneAt = (i: number): string => `139${String(57100000 + i * 37).padStart(8, '0')}`

/** A valid number of a grown-up born between 1966 and 2003. */
export function idNumberAt(i: number, checkDigit: (first17: string) => string): string {
  const year = 1966 + ((i * 13) % 38)
  const month = String(1 + ((i * 5) % 12)).padStart(2, '0')
  const day = String(1 + ((i * 3) % 28)).padStart(2, '0')
  const first = `330199${year}${month}${day}${String(100 + (i % 900)).padStart(3, '0')}`
  return `${first}${checkDigit(first)}`
}

/** The WeChat identity of the i-th person; never all digits. */
export const openidAt = (i: number): string => `demo-${String(i).padStart(3, '0')}`
