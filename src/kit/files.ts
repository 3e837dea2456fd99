import Taro from '@tarojs/taro'
import { upload } from './client'

/** A file the person chose and where it lies on this device. */
export type Picked = { name: string; bytes: number; path: string }

/** Lets the person choose one file of these endings; `null` when they turned back. */
export async function pickFile(endings: readonly string[]): Promise<Picked | null> {
  if (process.env.TARO_ENV === 'h5') return pickInBrowser(endings.map(ending => `.${ending}`).join())
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] })
    const [file] = tempFiles
    return file ? { name: file.name, bytes: file.size, path: file.path } : null
  } catch {
    return null
  }
}

/** Lets the person take or choose one picture; `null` when they turned back. */
export async function pickPicture(): Promise<Picked | null> {
  if (process.env.TARO_ENV === 'h5') return pickInBrowser('image/png,image/jpeg,image/webp')
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    const [file] = tempFiles
    return file ? { name: '照片', bytes: file.size, path: file.tempFilePath } : null
  } catch {
    return null
  }
}

/** Sends what was chosen and answers the id it is kept under. */
export const uploadPicked = ({ path }: Picked): Promise<string> => upload(path)

/** Opens a file behind a link under its name: saved by the browser, shown by the phone or, if it cannot, sent on. */
export async function openFile(url: string, name: string): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = url
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    return
  }
  const { tempFilePath } = await Taro.downloadFile({ url })
  const fileType = fileTypeOf(name)
  if (fileType) await Taro.openDocument({ filePath: tempFilePath, showMenu: true, fileType })
  else await Taro.shareFileMessage({ filePath: tempFilePath, fileName: name })
}

const documentTypes = ['xlsx', 'docx', 'pdf'] as const

const fileTypeOf = (name: string) => documentTypes.find(type => name.endsWith(`.${type}`))

function pickInBrowser(accept: string): Promise<Picked | null> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.hidden = true
    const settle = (picked: Picked | null) => {
      input.remove()
      resolve(picked)
    }
    input.addEventListener('cancel', () => settle(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      settle(file ? { name: file.name, bytes: file.size, path: URL.createObjectURL(file) } : null)
    })
    document.body.append(input)
    input.click()
  })
}
