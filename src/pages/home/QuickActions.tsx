import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { happenings } from '../../kit/happenings'
import { open } from '../../kit/navigation'
import { canScan, codeIn, scanCode } from '../../kit/scan'
import { route, systems } from '../../kit/systems'
import { Button } from '../../kit/ui/Button'
import { Field } from '../../kit/ui/Field'
import { Icon } from '../../kit/ui/Icon'
import { Sheet } from '../../kit/ui/Sheet'
import { Tap } from '../../kit/ui/Tap'

/** What most people come for, one touch away: scan a code, say what happened, and the quick entries of the systems of this build. */
export function QuickActions() {
  const [typing, setTyping] = useState(false)
  const scan = async () => {
    if (!canScan) return setTyping(true)
    const found = await scanCode()
    if (found.kind !== 'turned-back') openCode(found.kind === 'code' ? found.code : '')
  }
  return (
    <View className="nj-quick">
      <One icon="scan-line" title="扫码" onTap={() => void scan()} />
      {happenings.length > 0 && (
        <One icon="handshake" title="遇到事情" onTap={() => open('/pages/happened/index')} />
      )}
      {quickEntries.map(({ url, icon, title }) => (
        <One key={url} icon={icon} title={title} onTap={() => open(url)} />
      ))}
      {typing && <TypeCode onClose={() => setTyping(false)} />}
    </View>
  )
}

const quickEntries = systems
  .flatMap(system => system.entries.map(entry => ({ ...entry, url: route(system.name, entry.page) })))
  .filter(entry => entry.quick !== undefined)
  .sort((a, b) => (a.quick ?? 0) - (b.quick ?? 0))

const openCode = (code: string) => open(`/pages/code/index?s=${encodeURIComponent(code)}`)

function One({ icon, title, onTap }: { icon: string; title: string; onTap(): void }) {
  return (
    <Tap className="nj-quick-one" onTap={onTap}>
      <Icon name={icon} size="l" />
      <Text>{title}</Text>
    </Tap>
  )
}

/** A browser has no camera for codes: what stands under the picture is typed. */
function TypeCode({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const done = () => {
    const code = codeIn(text)
    setWrong(code === null)
    if (code === null) return
    onClose()
    openCode(code)
  }
  return (
    <Sheet title="输入码" onClose={onClose}>
      <Field
        name="code"
        label="二维码下面的字"
        value={text}
        onChange={setText}
        placeholder="例如 c.8H2K9PQM"
        hint="电脑上不能扫码，把二维码下面的字抄进来就行。"
        misfit={wrong ? '这不是娘家的码。对照二维码下面的字再看看，中间有一个点。' : null}
      />
      <Button kind="main" onTap={done} disabled={text.trim() === ''}>
        打开
      </Button>
    </Sheet>
  )
}
