import { useIdentity } from '../../../../kit/identity'
import { open } from '../../../../kit/navigation'
import { answerTo } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Card, Section, Small } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { useCall } from '../../../../kit/useCall'
import { useGoingOn } from '../../../../kit/useGoingOn'
import { kept } from '../../api'
import { Leaving, Left } from '../../parts/Leaving'
import { Taking } from '../../parts/Taking'
import { correcting, nothingKept } from '../../words'

/** 我的信息: see what is kept of me, take it along, have it put right or erased. */
export default function Mine() {
  const known = useIdentity()
  const erasing = useCall(() => kept.erasing({}), [])
  useGoingOn(erasing, erasing.value?.state === 'erasing', 1500)
  const isSomebody = known.state === 'known' && known.identity.person !== null
  return (
    <Screen title="我的信息">
      <Loaded of={erasing}>
        {found => {
          if (found.state === 'erasing' || (!isSomebody && found.state !== 'none'))
            return <Left erasing={found} />
          return isSomebody ? <AllOfMine /> : <NothingOfMine />
        }}
      </Loaded>
    </Screen>
  )
}

function AllOfMine() {
  const verify = answerTo('phone-needed')
  return (
    <>
      <Taking />
      <Section title="更正">
        <Card>
          <Small>{correcting}</Small>
          {verify && (
            <Button icon="phone" onTap={() => open(verify.url)}>
              换手机号
            </Button>
          )}
        </Card>
      </Section>
      <Leaving />
    </>
  )
}

function NothingOfMine() {
  return (
    <Card>
      <Small>{nothingKept}</Small>
    </Card>
  )
}
