import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Rows } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { useCall } from '../../../kit/useCall'
import { circles } from '../api'
import { CircleFacts } from './CircleFacts'
import { Code } from './Code'
import { People } from './People'
import { Stewards } from './Stewards'

/** One circle whole: what it is, its steward, and for who keeps it the ways in, the questions and the people. */
export function CircleView({ id }: { id: string }) {
  const found = useCall(() => circles.circle({ circle: id }), [id])
  return (
    <Loaded of={found}>
      {circle => (
        <>
          <Card>
            <CircleFacts circle={circle} />
            {circle.enteredAt !== null && !circle.kept && (
              <Button
                kind="main"
                icon="circle-question-mark"
                onTap={() => open(route('circles', 'ask', { circle: id }))}
              >
                {`问${circle.steward.name}一句`}
              </Button>
            )}
          </Card>
          {circle.waiting !== null && circle.waiting > 0 && (
            <Rows>
              <Row
                icon="circle-question-mark"
                title="没回答的问题"
                side={`${circle.waiting} 个`}
                onTap={() => open(route('circles', 'questions'))}
              />
            </Rows>
          )}
          {circle.kept && <Code circle={circle} />}
          <Stewards circle={circle} />
          {circle.kept && <People circle={circle} />}
        </>
      )}
    </Loaded>
  )
}
