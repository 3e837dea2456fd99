import type { Topic } from './harness/report'
import { draining, drainingKilled } from './story/draining'
import { hours } from './story/hours'
import { inbox, noticeWrites } from './story/notice'
import { weappSize } from './story/weapp'

/** What people do: notices to everybody, and what a phone loads. */
export const topic: Topic = async report => {
  await weappSize(report)
  await hours(report)
  await draining(report)
  await drainingKilled(report)
  await inbox(report)
  await noticeWrites(report)
}
