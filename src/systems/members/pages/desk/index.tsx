import { useState } from 'react'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { codeIn } from '../../../../kit/scan'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Asked } from './Asked'

/** 在电脑上登录: the phone says whether the computer before the person is signed in as them. */
export default function Desk() {
  const code = useParam('code')
  return <Screen title="在电脑上登录">{code ? <Asked code={code} /> : <TypeCode />}</Screen>
}

/** Without a camera for codes, what stands under the picture is typed. */
function TypeCode() {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const done = () => {
    const code = codeIn(text.trim().replace(/^l?\.?/i, 'l.'))
      ?.toUpperCase()
      .replace(/^L/, 'l')
    const fits = code !== undefined && /^l\.[0-9A-Z]{10}$/.test(code)
    setWrong(!fits)
    if (fits) replace(route('members', 'desk', { code }))
  }
  return (
    <Card>
      <Small>在电脑的浏览器里打开娘家，登录页上有一个二维码，2 分钟内有效。</Small>
      <Field
        name="code"
        label="二维码下面的字"
        value={text}
        onChange={setText}
        placeholder="例如 l.8H2K9PQM3T"
        misfit={wrong ? '和电脑上的码对不上。字母 l、一个点，后面 10 个字，再看看。' : null}
      />
      <Button kind="main" disabled={text.trim() === ''} onTap={done}>
        下一步
      </Button>
    </Card>
  )
}
