import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FormFile } from '../../../cloudfunctions/kit/asks'
import { type Picked, pickFile, pickPicture, uploadPicked } from '../files'
import { type Refusal, refusalOf } from '../refusal'
import { Against } from '../ui/Against'
import { Button } from '../ui/Button'
import { Rows, Small } from '../ui/Card'
import { FieldWords, Label } from '../ui/Field'
import { Row } from '../ui/Row'
import { useStanding } from '../useStanding'

type Props = {
  name: string
  label: string
  value: FormFile[]
  onChange(value: FormFile[]): void
  max: number
  refusal?: Refusal | null
  hint?: string
  /** Only pictures, as of a paper that was signed. */
  pictures?: boolean
}

/** Files chosen one after the other, each sent as soon as it is chosen and shown by name until it is taken away. */
export function FilesField({ name, label, value, onChange, max, refusal, hint, pictures }: Props) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Refusal | null>(null)
  const add = async (pick: () => Promise<Picked | null>) => {
    const picked = await pick()
    if (!picked) return
    setBusy(true)
    setFailed(null)
    try {
      const file = await uploadPicked(picked)
      onChange([...value, { file, name: named(picked.name, value.length + 1) }])
    } catch (thrown) {
      setFailed(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="nj-field">
      <Label>{label}</Label>
      {value.length > 0 && (
        <Rows label={label}>
          {value.map(one => (
            <Row
              key={one.file}
              icon="paperclip"
              title={one.name}
              side={
                <Button
                  small
                  kind="plain"
                  onTap={() => onChange(value.filter(({ file }) => file !== one.file))}
                >
                  拿掉
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {value.length < max && (
        <View className="nj-line wrap">
          <Button small icon="camera" disabled={busy} onTap={() => void add(pickPicture)}>
            加照片
          </Button>
          {!pictures && (
            <Button small icon="paperclip" disabled={busy} onTap={() => void add(() => pickFile(endings))}>
              加文件
            </Button>
          )}
          {busy && <Small>正在上传…</Small>}
        </View>
      )}
      <Against refusal={failed} />
      <FieldWords hint={hint} against={useStanding(refusal, name, value)} />
    </View>
  )
}

const endings = ['pdf', 'docx', 'doc', 'xlsx', 'xls', 'txt', 'jpg', 'jpeg', 'png', 'mp3', 'm4a', 'mp4']

/** A phone calls every picture the same. */
const named = (name: string, nth: number) => (name === '照片' ? `照片 ${nth}` : name.slice(-80))
