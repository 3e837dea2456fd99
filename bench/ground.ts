import { reads } from './ground/reads'
import type { Topic } from './harness/report'
export const topic: Topic = async report => {
  await reads(report)
}
