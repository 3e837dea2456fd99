import { cpSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/build/discover'
import { buildFront } from '../../scripts/build/taro'
import { builtWeapp } from '../../tests/pages/weapp/built'
import { type MiniProgram, readMiniProgram } from '../../tests/pages/weapp/host/package/read'
import { withFolder } from '../harness/folder'
import type { Topic } from '../harness/report'

/** Other side: Taro and React with one empty page, built in the same run with the same settings and plugins. */
export const weappSize: Topic = report =>
  withFolder(async folder => {
    const ours = weigh(readMiniProgram(await builtWeapp()))
    await buildBare(folder)
    const bare = weigh(readMiniProgram(join(folder, 'dist/weapp')))
    report.figure(
      'weapp-main',
      ours.main / bare.main,
      { atMost: 1.6 },
      `${kilobytes(ours.main)} in the main package, ${kilobytes(bare.main)} with one empty page`,
    )
    const [largest] = [...ours.subPackages].sort((a, b) => b.bytes - a.bytes)
    report.figure(
      'weapp-sub',
      (largest?.bytes ?? Number.NaN) / 1024,
      { atMost: 500 },
      `KB in the largest of ${ours.subPackages.length} sub-packages, ${largest?.name}`,
    )
  })

/** Bytes of a built mini-program as a phone takes them: what stands in no sub-package is the main package. */
function weigh({ root: at, files, subPackages }: MiniProgram) {
  const bytesIn = (inside: (file: string) => boolean) =>
    files.filter(inside).reduce((sum, file) => sum + statSync(join(at, file)).size, 0)
  return {
    main: bytesIn(file => !subPackages.some(sub => file.startsWith(sub))),
    subPackages: subPackages.map(name => ({ name, bytes: bytesIn(file => file.startsWith(name)) })),
  }
}

/** A mini-program of one empty page with our own build settings; what those read of our sources is there and empty. */
async function buildBare(folder: string): Promise<void> {
  for (const same of ['config', 'babel.config.js', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, same), join(folder, same), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, content] of Object.entries(bare)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  await buildFront('weapp', folder)
}

const bare = {
  'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/home/index'], lazyCodeLoading: 'requiredComponents' })\n`,
  'src/app.ts': 'export default function App({ children }) {\n  return children\n}\n',
  'src/pages/home/index.tsx': `import { View } from '@tarojs/components'\n\nexport default function Home() {\n  return <View />\n}\n`,
  'src/pages/home/index.config.ts': `export default definePageConfig({ navigationBarTitleText: '' })\n`,
  'src/kit/ui/icons.json': '{}',
  'cloudfunctions/kit/templates.json': '{}',
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
