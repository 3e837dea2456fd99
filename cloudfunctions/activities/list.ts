import type { Context } from '../kit/context'
import { keepFile, linkTo } from '../kit/files'
import { already, change, create, see } from '../kit/pending'
import type { Handlers } from '../kit/serve'
import { callOff } from './calling-off'
import type { contract } from './contract'
import { placeRows, whole } from './present'
import { peopleSheet } from './sheet'
import { type Activity, activities, type Export, exported } from './store'
import { removePerson } from './taking'

/** What those who run an activity do with its list. */
export const list: Pick<Handlers<typeof contract>, 'people' | 'removePerson' | 'callOff' | 'exportPeople'> = {
  async people(ctx, { activity }) {
    return placeRows(await see(ctx, activities, activity), ctx.now)
  },

  async removePerson(ctx, { activity, person, reason }) {
    const kept = await change(ctx, activities, activity, doc => removePerson(doc, person, reason, ctx.now))
    return { taken: kept.taken.length }
  },

  async callOff(ctx, { activity, reason }) {
    const act = { by: ctx.me().name, now: ctx.now }
    return whole(ctx, await change(ctx, activities, activity, doc => callOff(doc, reason, act)))
  },

  async exportPeople(ctx, { activity: id }) {
    const activity = await see(ctx, activities, id)
    const made = (await already(ctx, exported, ctx.id('export'))) ?? (await exportOf(ctx, activity))
    return { url: await linkTo(made.file), name: made.name }
  },
}

async function exportOf(ctx: Context, activity: Activity): Promise<Export> {
  const rows = placeRows(activity, ctx.now)
  const content = await peopleSheet(activity.questions, rows, activity.startsAt, ctx.now)
  const _id = ctx.id('export')
  const doc = {
    _id,
    activity: activity._id,
    path: activity.path,
    file: await keepFile(`exports/${_id}.xlsx`, content),
    name: `${activity.title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}名单.xlsx`,
    at: ctx.now,
  }
  return create(ctx, exported, doc, { note: `导出 ${activity.title} 名单 ${rows.length} 人` })
}
