import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './discover'

/** Bundles the local cloud's two programs, its gateway and its worker, into dist/local; packages stay outside. */
export async function buildLocal(out = join(root, 'dist/local')): Promise<void> {
  await build({
    entryPoints: [join(root, 'local/main.ts'), join(root, 'local/worker.ts')],
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
