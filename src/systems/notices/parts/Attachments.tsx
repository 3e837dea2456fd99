import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Picked, pickFile, pickPicture, uploadPicked } from '../../../kit/files'
import { type Refusal, refusalOf } from '../../../kit/refusal'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Small } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'

export type Attached = { id: string; name: string; kind: 'picture' | 'file' }

/** Up to three pictures or files that go with a notice, each sent as soon as it is chosen. */
export function Attachments({ value, onChange }: { value: Attached[]; onChange(value: Attached[]): void }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const add = async (kind: Attached['kind'], pick: () => Promise<Picked | null>) => {
    const picked = await pick()
    if (!picked) return
    setBusy(true)
    setRefusal(null)
    try {
      onChange([...value, { id: await uploadPicked(picked), name: picked.name, kind }])
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="nj-field">
      {value.length > 0 && (
        <Rows label="附上的图片和文件">
          {value.map(({ id, name, kind }) => (
            <Row
              key={id}
              title={name}
              note={kind === 'picture' ? '图片' : '文件'}
              side={
                <Button small kind="plain" onTap={() => onChange(value.filter(one => one.id !== id))}>
                  拿掉
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <Against refusal={refusal} />
      {value.length < 3 && (
        <View className="nj-line wrap">
          <Button small disabled={busy} onTap={() => void add('picture', pickPicture)}>
            加图片
          </Button>
          <Button
            small
            disabled={busy}
            onTap={() => void add('file', () => pickFile(['pdf', 'docx', 'xlsx']))}
          >
            加文件
          </Button>
          {busy && <Small>正在上传…</Small>}
        </View>
      )}
    </View>
  )
}
