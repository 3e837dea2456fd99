import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Screen } from '../../../../kit/ui/Screen'
import { Mine } from '../../parts/Mine'

/** 我提的诉求: where each of them is, and a new one. */
export default function MinePage() {
  return (
    <Screen
      title="我提的诉求"
      wide
      foot={
        <Button kind="main" icon="plus" onTap={() => open(route('appeals', 'submit'))}>
          再提一件
        </Button>
      }
    >
      <Mine />
    </Screen>
  )
}
