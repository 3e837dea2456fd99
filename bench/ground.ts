import { gatewayKilled } from './ground/gateway-killed'
import { groupCommit } from './ground/group-commit'
import { identities } from './ground/identities'
import { reads } from './ground/reads'
import { sdkUpdates } from './ground/sdk-updates'
import { start } from './ground/start'
import { workerKilled } from './ground/worker-killed'
import type { Topic } from './harness/report'

/** What everything stands on: the database behind the real SDK, the gateway, and what a sudden death leaves. */
export const topic: Topic = async report => {
  await sdkUpdates(report)
  await groupCommit(report)
  await reads(report)
  await identities(report)
  await gatewayKilled(report)
  await workerKilled(report)
  await start(report)
}
