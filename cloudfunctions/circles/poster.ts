import type { ImageRun } from 'docx'

export type PosterWords = {
  circle: string
  union: string
  steward: string
  code: string
  /** A data URI of a PNG or JPEG. */
  image: string
}

/** One A4 page to print: whose circle it is, the code at 10 cm, how to enter, and the code as one types it. */
export async function posterOf({ circle, union, steward, code, image }: PosterWords): Promise<Buffer> {
  // Loaded by the first poster only: no other call waits for it.
  const docx = await import('docx')
  const { AlignmentType, Document, Packer, PageOrientation, Paragraph, TextRun } = docx
  const line = (
    text: string,
    halfPoints: number,
    more: { bold?: boolean; color?: string; after?: number } = {},
  ) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: more.after ?? 160 },
      children: [new TextRun({ text, size: halfPoints, bold: more.bold, color: more.color, font })],
    })
  const document = new Document({
    title: `${circle}圈码`,
    creator: union,
    sections: [
      {
        properties: {
          page: {
            size: { ...a4, orientation: PageOrientation.PORTRAIT },
            margin: { top: 1400, bottom: 1000 },
          },
        },
        children: [
          line(union, 32, { color: '55585E' }),
          line(circle, 72, { bold: true, after: 240 }),
          line(`你的联系人：${steward}`, 44, { after: 360 }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [codePicture(docx, image)],
          }),
          line('打开微信扫一扫，看清圈名和联系人，点“进圈”就好。', 32),
          line('进了圈，通知直接到你，有事随时问联系人。', 32, { after: 360 }),
          line('扫不了，就在“进联系圈”里输入', 26, { color: '55585E' }),
          line(code, 48, { bold: true }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** In twentieths of a point. */
const a4 = { width: 11906, height: 16838 }
/** Ten centimetres at 96 dots an inch. */
const side = 378
const font = 'Microsoft YaHei'

function codePicture(docx: typeof import('docx'), image: string): ImageRun {
  const [head = '', content = ''] = image.split(',')
  return new docx.ImageRun({
    type: head.includes('png') ? 'png' : 'jpg',
    data: Buffer.from(content, 'base64'),
    transformation: { width: side, height: side },
    altText: { title: '圈码', description: '扫码进联系圈', name: '圈码' },
  })
}
