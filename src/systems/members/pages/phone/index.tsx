import { back } from '../../../../kit/navigation'
import { Screen } from '../../../../kit/ui/Screen'
import { PhoneProof } from '../../parts/PhoneProof'

/** 验证手机号: from here on the person can ask, sign up and read. */
export default function Phone() {
  return (
    <Screen title="验证手机号">
      <PhoneProof done={back} />
    </Screen>
  )
}
