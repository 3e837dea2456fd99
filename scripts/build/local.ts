import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './discover'

/** Bundles the local cloud's programs, its gateway and its worker, into dist/local; packages stay outside. */
export async function buildLocal(
  out = join(root, 'dist/local'),
  programs: ('main' | 'worker')[] = ['main', 'worker'],
): Promise<void> {
  await build({
    entryPoints: programs.map(program => join(root, 'local', `${program}.ts`)),
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    sourcemap: 'inline',
    logLevel: 'warning',
  })
}
