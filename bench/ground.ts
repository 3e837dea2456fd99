import { groupCommit } from './ground/group-commit'
import { identities } from './ground/identities'
import { reads } from './ground/reads'
import { sdkUpdates } from './ground/sdk-updates'
import type { Topic } from './harness/report'

/** What everything stands on: the database behind the real SDK, the gateway, and what a sudden death leaves. */
export const topic: Topic = async report => {
  await sdkUpdates(report)
  await groupCommit(report)
  await identities(report)
  await reads(report)
}
