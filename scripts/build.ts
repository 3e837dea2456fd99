import { bringUpToDate, type Output } from './build/current'

const known: Record<string, Output[]> = {
  h5: ['h5'],
  weapp: ['cloudfunctions', 'weapp'],
  functions: ['cloudfunctions'],
  back: ['local', 'cloudfunctions'],
}

build(process.argv[2] ?? '').catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function build(what: string): Promise<void> {
  const outputs = Object.hasOwn(known, what) ? known[what] : undefined
  if (!outputs) throw new Error(`build what: ${Object.keys(known).join(', ')}, not "${what}"`)
  await bringUpToDate(outputs, output => console.log(`building dist/${output}`))
}
