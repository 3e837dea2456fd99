import type { Topic } from './harness/report'
import { draining, drainingKilled } from './story/draining'
import { hours } from './story/hours'
import { imported, importMemory } from './story/import'
import { inbox, noticeWrites } from './story/notice'
import { placesTaken } from './story/places'
import { weappSize } from './story/weapp'

/** What people do: a roster of thousands taken in, a run for few places, notices to everybody, and what a phone loads. */
export const topic: Topic = async report => {
  await imported(report)
  await importMemory(report)
  await placesTaken(report)
  await weappSize(report)
  await hours(report)
  await draining(report)
  await drainingKilled(report)
  await inbox(report)
  await noticeWrites(report)
}
