import { settingsOf } from '../../config/settings'
import { buildIfStale, type Inputs } from './stale'

export type Output = 'local' | 'cloudfunctions' | 'h5' | 'weapp'

const back = ['cloudfunctions', 'scripts/build', 'package-lock.json']
const front = [
  'src',
  'config',
  'cloudfunctions',
  'scripts/build',
  'babel.config.js',
  'package.json',
  'package-lock.json',
  'project.config.json',
]
const settings = settingsOf(process.env)

const outputs: Record<Output, { inputs: Inputs; build: () => Promise<void> }> = {
  local: { inputs: { files: ['local', ...back] }, build: async () => (await import('./local')).buildLocal() },
  cloudfunctions: {
    inputs: { files: back },
    build: async () => (await import('./functions')).buildFunctions(),
  },
  h5: { inputs: { files: front, settings }, build: async () => (await import('./taro')).buildFront('h5') },
  weapp: {
    inputs: { files: front, settings },
    build: async () => (await import('./taro')).buildFront('weapp'),
  },
}

/** Builds those of these outputs whose inputs changed since they were built; `began` hears of each before it begins. */
export async function bringUpToDate(
  wanted: readonly Output[],
  began?: (output: Output) => void,
): Promise<void> {
  for (const output of wanted) {
    const { inputs, build } = outputs[output]
    await buildIfStale(output, inputs, async () => {
      began?.(output)
      await build()
    })
  }
}
