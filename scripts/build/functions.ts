import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { build } from 'esbuild'
import { discoverFunctions, root } from './discover'

/**
 * Builds every cloud function into dist/cloudfunctions/<system>: one bundle for Node 16 with wx-server-sdk outside it,
 * its package.json, its timer and time limit, and the collections it stands on; and contract.json beside them.
 */
export async function buildFunctions(
  out = join(root, 'dist/cloudfunctions'),
  sources?: string,
): Promise<void> {
  const systems = discoverFunctions(sources)
  rmSync(out, { recursive: true, force: true })
  await build({
    entryPoints: Object.fromEntries(
      systems.map(({ name, folder }) => [`${name}/index`, join(folder, 'function.ts')]),
    ),
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node16',
    external: ['wx-server-sdk'],
    charset: 'utf8',
    logLevel: 'warning',
  })
  const described = await Promise.all(systems.map(system => describe(system.name, system.folder, out)))
  writeFileSync(join(out, 'contract.json'), JSON.stringify(described.flat(), null, 1))
  const personal = JSON.stringify(await personalOf(systems.map(({ folder }) => folder)))
  for (const { name } of systems) writeFileSync(join(out, name, 'personal.json'), personal)
}

/** What every collection there is holds of people: by it one function sees, gathers and erases in all of them. */
export async function personalOf(folders: string[]): Promise<{ name: string; personal: unknown }[]> {
  const kit = folders.slice(0, 1).flatMap(folder => kitFiles(join(folder, '../kit')))
  const all = await collectionsIn([...folders.map(folder => join(folder, 'store.ts')), ...kit])
  return all.map(({ name, personal }) => ({ name, personal }))
}

async function describe(name: string, folder: string, out: string) {
  mkdirSync(join(out, name), { recursive: true })
  const write = (file: string, content: object) =>
    writeFileSync(join(out, name, file), JSON.stringify(content, null, 2))
  const own = await collectionsIn([join(folder, 'store.ts'), ...kitFiles(join(folder, '../kit'))])
  write(
    'collections.json',
    own.map(({ name, indexes }) => ({ name, indexes })),
  )
  write('package.json', {
    name,
    version: '1.0.0',
    main: 'index.js',
    private: true,
    dependencies: { 'wx-server-sdk': '4.0.2' },
  })
  write('config.json', {
    timeout: 20,
    permissions: {
      openapi: [
        'cloudbase.sendSms',
        'phonenumber.getPhoneNumber',
        'security.msgSecCheck',
        'subscribeMessage.send',
        'wxacode.getUnlimited',
      ],
    },
    triggers: [{ name: 'everyMinute', type: 'timer', config: '0 */1 * * * * *' }],
  })
  const { contract } = await load(join(folder, 'contract.ts'))
  if (!isContract(contract) || contract.system !== name)
    throw new Error(`${name}/contract.ts states no ${name}`)
  return Object.entries(contract.actions).map(([action, { input, who, where }]) => ({
    system: name,
    action,
    input: toJsonSchema(input, { errorMode: 'ignore' }),
    who,
    where,
  }))
}

/** The collections these files export, by name. */
async function collectionsIn(files: string[]) {
  const values = (await Promise.all(files.filter(file => existsSync(file)).map(load))).flatMap(Object.values)
  return values.filter(isCollection).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Files of the kit that keep a collection. */
const kitFiles = (kit: string) =>
  readdirSync(kit)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => join(kit, file))
    .filter(file => readFileSync(file, 'utf8').includes('= collection<'))

const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href)

type Stated = Parameters<typeof toJsonSchema>[0]

const isContract = (
  value: unknown,
): value is { system: string; actions: Record<string, { input: Stated; who: string[]; where: string }> } =>
  typeof value === 'object' && value !== null && 'system' in value && 'actions' in value

const isCollection = (value: unknown): value is { name: string; indexes: object[]; personal?: unknown } =>
  typeof value === 'object' && value !== null && 'indexes' in value && 'name' in value
