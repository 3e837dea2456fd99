import type { Case } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import { legalDay, momentWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MatterTimeline } from '../../../kit/procedure/MatterTimeline'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { makeMove } from '../api'
import { arbitration } from '../words'
import { AgreementView } from './AgreementView'
import { ownMoves } from './moves/own'
import { Overseen } from './Overseen'
import { EvidenceList, Papers } from './Papers'
import { Asked, Parties, WhoSees } from './Parties'
import { Sessions } from './Sessions'
import { seen } from './seen'

/** One case whole for those in it; for those who watch over it, who has it and what is late. */
export function CaseView({ id }: { id: string }) {
  const found = useCall(() => seen(id), [id])
  return (
    <Loaded of={found}>
      {({ whole, overseen }) =>
        whole && whole.side !== 'colleague' ? (
          <Whole of={whole} />
        ) : (
          <Overseen of={whole ?? overseen} colleague={whole !== null} />
        )
      }
    </Loaded>
  )
}

function Whole({ of }: { of: Case }) {
  const now = serverNow()
  const { extension, archive, rating } = of
  return (
    <>
      <MatterHead view={of} now={now}>
        {of.hand === 'head' && (
          <Notice tone="info">{`这个案件由 ${of.mediator?.name ?? ''} 办。你是负责人，要由你来办，先写明为什么。`}</Notice>
        )}
        {of.changeAsked && (
          <Notice tone="warn">{`${of.changeAsked.by} 申请换调解员：${of.changeAsked.reason}`}</Notice>
        )}
        {extension && (
          <Notice tone={extension.inForce ? 'info' : 'warn'}>
            {`延期 ${extension.days} 天：${extension.reason}${extension.inForce ? '（双方同意了）' : '（要双方都同意，只延受理起的 15 日）'}`}
          </Notice>
        )}
        {archive && (
          <Small>{`${momentWords(archive.at, now)}归档，全卷指纹 ${archive.hash.slice(0, 16)}`}</Small>
        )}
        {rating && (
          <Small>{`申请人评价：${stars[rating.stars]}${rating.words && `，${rating.words}`}`}</Small>
        )}
        {of.side === 'applicant' && of.receivedAt !== null && (
          <Button small icon="file-check" onTap={() => open(route('mediation', 'receipt', { id: of.id }))}>
            看申请回执
          </Button>
        )}
      </MatterHead>
      <MoveBar
        view={of}
        run={makeMove(of.id)}
        own={ownMoves}
        note={arbitrable.has(of.state) && arbitration}
      />
      <AgreementView of={of.agreement} today={legalDay(now)} now={now} />
      <Sessions of={of} now={now} />
      <Asked of={of} now={now} />
      <Parties of={of} now={now} />
      <EvidenceList of={of} now={now} />
      <Papers of={of} now={now} />
      <WhoSees of={of} />
      <MatterTimeline lines={of.timeline} now={now} />
    </>
  )
}

/** While mediation goes on or has failed, one may go to arbitration at once. */
const arbitrable = new Set([
  'draft',
  'filed',
  'supplementing',
  'asking',
  'accepted',
  'mediating',
  'agreed',
  'failed',
  'declined',
  'unwilling',
  'withdrawn',
])

const stars = { good: '满意', fair: '基本满意', poor: '不满意' }
