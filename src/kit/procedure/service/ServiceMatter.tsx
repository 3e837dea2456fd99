import { View } from '@tarojs/components'
import type { Answered, AnyService } from '../../../../cloudfunctions/kit/procedure/service'
import { caller, client, serverNow } from '../../client'
import { openFile } from '../../files'
import { momentWords } from '../../format'
import { Button } from '../../ui/Button'
import { Card, Facts } from '../../ui/Card'
import { Loaded } from '../../ui/Loaded'
import { useCall } from '../../useCall'
import { MatterHead } from '../MatterHead'
import { MatterTimeline } from '../MatterTimeline'
import { MoveBar } from '../MoveBar'

/** One matter of a plain service whole: with whom it lies and until when, what was filled in, and what may be done now. */
export function ServiceMatter({ system, id }: { system: string; id: string }) {
  const found = useCall(() => client<AnyService>(system).one({ matter: id }), [system, id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {view => (
        <>
          <MatterHead view={view} now={now} />
          <Card>
            <Facts
              of={[
                ['谁交的', view.applicant],
                ['交给', view.unionName],
                ['什么时候', momentWords(view.filedAt, now)],
                ...view.answers.filter(({ text }) => text).map(({ label, text }) => [label, text] as const),
              ]}
            />
            <Files of={view.answers} />
          </Card>
          <MoveBar
            view={view}
            run={(move, input, options) => caller(system)(move, { matter: id, ...input }, options)}
          />
          <MatterTimeline lines={view.timeline} now={now} />
        </>
      )}
    </Loaded>
  )
}

function Files({ of }: { of: readonly Answered[] }) {
  const files = of.flatMap(({ files }) => files)
  if (files.length === 0) return null
  return (
    <View className="nj-line wrap">
      {files.map(({ name, url }) => (
        <Button key={url} small icon="paperclip" onTap={() => void openFile(url, name)}>
          {name}
        </Button>
      ))}
    </View>
  )
}
