import { useState } from 'react'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { canScan } from '../../../../kit/scan'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { CameraScan } from '../../../../kit/ui/CameraScan'
import { Card } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { circles } from '../../api'
import { CircleFacts } from '../../parts/CircleFacts'

/** 进联系圈: by the code that was scanned or typed; one sees whose circle it is before entering. */
export default function Enter() {
  const scanned = useParam('code')
  const [code, setCode] = useState(scanned)
  return (
    <Screen title="进联系圈">
      {code ? <Door code={code} another={() => setCode('')} /> : <TypeCode done={setCode} />}
    </Screen>
  )
}

function Door({ code, another }: { code: string; another(): void }) {
  const found = useCall(() => circles.look({ code }), [code])
  const enter = useSubmit(circles.enter, () => replace(route('circles', 'mine')))
  return (
    <>
      <Loaded of={found}>
        {circle => (
          <Card>
            <CircleFacts circle={circle} />
            <Against refusal={enter.refusal} />
            {circle.enteredAt === null ? (
              <Button kind="main" running={enter.running} onTap={() => enter.run({ code })}>
                {`进“${circle.name}”`}
              </Button>
            ) : (
              <Button onTap={() => replace(route('circles', 'mine'))}>看我的联系人</Button>
            )}
          </Card>
        )}
      </Loaded>
      <Button kind="plain" onTap={another}>
        换一个码
      </Button>
    </>
  )
}

function TypeCode({ done }: { done(code: string): void }) {
  const [text, setText] = useState('')
  const look = useSubmit(circles.look, (_, { code }) => done(code))
  return (
    <Card>
      <CameraScan kind={canScan ? 'main' : 'usual'} foreign="这不是圈码。请扫联系人给的二维码。" found={done}>
        扫圈码
      </CameraScan>
      <Field
        name="code"
        label="圈码"
        value={text}
        onChange={setText}
        placeholder="例如 c.8H2K9PQM"
        hint="在联系人给的二维码下面，照着抄进来。邀请码也填在这里。"
        refusal={look.refusal}
        misfit={look.refusal?.field === undefined ? look.refusal?.message : null}
      />
      <Button
        kind={canScan ? 'usual' : 'main'}
        disabled={text.trim() === ''}
        running={look.running}
        onTap={() => look.run({ code: text })}
      >
        看看是哪个圈
      </Button>
    </Card>
  )
}
