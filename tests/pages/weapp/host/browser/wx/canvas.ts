import { openPages } from '../page-stack'
import { Canvas } from '../parts/box'
import { idOf } from '../parts/part'
import { type Asked, ask } from './ask'

/** Drawing: the node of a canvas is found by its id, and what is drawn on it is taken as a picture. */
export const wxCanvas = {
  createSelectorQuery() {
    const query = openPages().at(-1)?.createSelectorQuery()
    if (!query) return undefined
    const select = query.select.bind(query)
    query.select = (selector: string) => {
      const chosen = select(selector)
      const fields = chosen.fields.bind(chosen)
      chosen.fields = (asked, told) =>
        fields(asked, found => told?.({ ...Object(found), ...nodeOf(selector, asked) }))
      return chosen
    }
    return query
  },
  canvasToTempFilePath: (asked: Asked) =>
    ask('canvasToTempFilePath', asked, async () => ({ tempFilePath: await pictureOf(asked.canvas) })),
}

function nodeOf(selector: string, asked: object): object {
  if (Reflect.get(asked, 'node') !== true) return {}
  const parts = [...document.querySelectorAll('wx-canvas')]
  const found = parts.find(part => `#${idOf(part)}` === selector)
  return found instanceof Canvas ? { node: found.surface } : {}
}

function pictureOf(canvas: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!(canvas instanceof HTMLCanvasElement)) return reject(new Error('canvas is empty'))
    canvas.toBlob(blob => (blob ? resolve(URL.createObjectURL(blob)) : reject(new Error('no picture'))))
  })
}
