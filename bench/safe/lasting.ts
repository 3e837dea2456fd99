import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { contract as keptContract } from '../../cloudfunctions/kept/contract'
import type { HomeOptions } from '../../local/home'
import { keysBeside } from '../../local/keys'
import { canary, isThere, passDays, prove, visit } from '../../tests/flows/home/coming-back'
import { diskBytes, fillUp, pointsEach, reserves } from '../../tests/flows/home/filling'
import { openSmallDisk } from '../../tests/flows/home/small-disk'
import { backUpUnderLoad, command, missingFrom } from '../../tests/flows/home/under-load'
import { doorsOf } from '../../tests/flows/people'
import { openHome } from '../../tests/home'
import { withFolder } from '../harness/folder'
import { built } from '../harness/program'
import type { Topic } from '../harness/report'

const open = (options: Omit<HomeOptions, 'port' | 'demo' | 'dist'>) =>
  openHome({ port: 0, demo: true, dist: built, ...options })

/** Somebody is erased: what is left of them in the data, the logs and backups of before and after. */
export const erased: Topic = report =>
  withFolder(async folder => {
    const data = join(folder, 'data')
    const [before, after] = [join(folder, 'before.backup'), join(folder, 'after.backup')]
    const id = 'person-000001'
    const phone = '13700000001'
    const marks = [canary, id, phone, `${phone.slice(0, 3)}****${phone.slice(-4)}`]
    const home = await open({ data, seed: false })
    await prove(home, id, phone)
    const person = await visit(home, id)
    await doorsOf(home.url).upload(person.token, Buffer.from(`%PDF-1.4\n${canary}`))
    const there = hits(data, marks)
    await command('backup', '--to', before, '--data', data)
    await person.to<typeof keptContract>('kept').erase({ sure: '注销' })
    await passDays(home)
    const left = hits(data, marks)
    await command('backup', '--to', after, '--data', data)
    await home.stop()
    const sealed = hitsIn([before, after], marks)
    rmSync(data, { recursive: true })
    await command('restore', before, '--data', data, '--keys', keysBeside(data))
    const again = await open({ data, seed: false })
    const back = await isThere(again, id)
    await passDays(again)
    const restored = hits(data, marks)
    await again.stop()
    report.figure(
      'erased',
      there > 0 && back ? left + sealed + restored : Number.NaN,
      { atMost: 0 },
      `marks of somebody erased: ${left} in data and logs, ${sealed} in backups, ${restored} in the home restored from the one of before; ${there} were there`,
    )
  })

/** A home that is written to while it is backed up, and one restored from that. */
export const restored: Topic = report =>
  withFolder(async folder => {
    const data = join(folder, 'data')
    const backup = join(folder, 'night.backup')
    const into = join(folder, 'restored')
    const home = await open({ data, seed: false })
    const { before, after } = await backUpUnderLoad(home, data, backup)
    await home.stop()
    await command('restore', backup, '--data', into, '--keys', keysBeside(data))
    const again = await open({ data: into, seed: false })
    const missing = await missingFrom(again, before)
    await again.stop()
    const all = before.docs.length + before.files.length
    report.figure(
      'restored',
      missing.length,
      { atMost: 0 },
      `acknowledged writes missing of ${all} before the backup began; ${after - before.docs.length} more came while it was taken`,
    )
  })

/** A small disk filled to the last bytes; where nothing may be mounted there is no figure. */
export const diskFull: Topic = async report => {
  const disk = openSmallDisk(diskBytes)
  if (!disk) return report.beside('disk-full', 'not measured: this user may mount no small disk')
  const data = join(disk.folder, 'data')
  const wrong: string[] = []
  try {
    for (const [, reserveBytes] of reserves) {
      const home = await open({ data, reserveBytes })
      wrong.push(...(await fillUp(home, data, disk, reserveBytes)))
      disk.makeRoom()
      await home.stop()
    }
  } finally {
    disk.end()
  }
  const points = pointsEach * reserves.length
  report.figure(
    'disk-full',
    wrong.length,
    { atMost: 0 },
    `wrong at ${points} points; ${wrong[0] ?? 'nothing'}`,
  )
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })

const hits = (folder: string, marks: readonly string[]) => hitsIn(filesUnder(folder), marks)

const hitsIn = (files: readonly string[], marks: readonly string[]): number =>
  files.reduce((sum, file) => {
    const bytes = readFileSync(file)
    return sum + marks.filter(mark => bytes.includes(mark)).length
  }, 0)
