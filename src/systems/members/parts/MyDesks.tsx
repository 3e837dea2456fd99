import type { DeskRow } from '../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../kit/client'
import { sinceWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { canScan, scanCode } from '../../../kit/scan'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section } from '../../../kit/ui/Card'
import { PagedRows } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { usePages } from '../../../kit/usePages'
import { useSubmit } from '../../../kit/useSubmit'
import { useWide } from '../../../kit/useWide'
import { members } from '../api'
import { machineWords } from '../words'

/** 已登录的电脑: where the person is signed in, each with its way out, and how to sign in at one more. */
export function MyDesks() {
  const wide = useWide()
  const found = usePages(cursor => members.desks({ cursor }), [])
  const endAll = useSubmit((_: { all: true }, options) => members.endDesks({}, options), found.reload)
  const scan = async () => {
    if (!canScan) return open(route('members', 'desk'))
    const found = await scanCode()
    if (found.kind === 'turned-back') return
    open(`/pages/code/index?s=${found.kind === 'code' ? encodeURIComponent(found.code) : ''}`)
  }
  if (wide && found.rows.length === 0) return null
  return (
    <Section title={found.rows.length > 0 ? '已登录的电脑' : '电脑'}>
      <PagedRows of={found} idOf={({ id }) => id} empty={null} row={desk => <Desk desk={desk} />} />
      {found.rows.length > 1 && (
        <Button running={endAll.running} onTap={() => endAll.run({ all: true })}>
          全部退出
        </Button>
      )}
      <Against refusal={endAll.refusal} fields={[]} />
      {!wide && (
        <Rows label="在电脑上登录">
          <Row
            icon="monitor"
            title="在电脑上登录"
            note="电脑打开娘家的登录页，用手机扫上面的码"
            onTap={() => void scan()}
          />
        </Rows>
      )}
    </Section>
  )
}

function Desk({ desk }: { desk: DeskRow }) {
  const end = useSubmit(members.endDesk, () => {})
  return (
    <>
      <Row
        icon="monitor"
        title={machineWords(desk)}
        note={`${sinceWords(desk.since, serverNow())}登录`}
        side={
          <Button small running={end.running} onTap={() => end.run({ desk: desk.id })}>
            退出这台
          </Button>
        }
      />
      <Against refusal={end.refusal} fields={[]} />
    </>
  )
}
