import { useParam } from '../../../../kit/params'
import { Screen } from '../../../../kit/ui/Screen'
import { ApplicationView } from '../../parts/ApplicationView'

/** 入会申请: one application, for the applicant and for the officer. */
export default function ApplicationPage() {
  return (
    <Screen title="入会申请">
      <ApplicationView id={useParam('id')} />
    </Screen>
  )
}
