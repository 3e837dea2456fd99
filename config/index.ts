import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type Chain from 'webpack-chain'
import { discoverSystems, statementsOf, templatesOf } from './discover'
import { iconMap } from './icons'
import { settingsOf } from './settings'

const root = dirname(__dirname)

/** Packages written in a later language than the oldest phones we promise can read. */
const later = ['uqr', 'query-string', 'decode-uri-component', 'filter-obj', 'split-on-first'].map(name =>
  join(root, 'node_modules', name),
)

/** How both faces are built: the same pages, the transport chosen here, every system of src/systems found by itself. */
export default defineConfig(() => {
  const settings = settingsOf(process.env)
  const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
  const home = settings.NIANGJIA_HTTPS.replace(/\/$/, '')
  const systems = discoverSystems(root)
  const icons = systems.flatMap(({ icon, entries, happenings = [] }) => [
    icon,
    ...[...entries, ...happenings].map(one => one.icon),
  ])
  const styles = {
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false, config: {} } },
    sassLoaderOption: { additionalData: iconMap(icons) },
    webpackChain: (chain: Chain) => {
      chain.performance.hints(false)
    },
  }
  return {
    projectName: 'niangjia',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: {
      enable: true,
      // A cache knows which files it read, not which there were none of yet: a page more is a cache of its own.
      name: `${process.env.NODE_ENV}-${target}-${markOf(systems.map(({ name, pages }) => [name, pages]))}`,
      buildDependencies: { config: [join(root, 'src/kit/ui/icons.json'), ...statementsOf(root)] },
    },
    plugins: [
      '@tarojs/plugin-framework-react',
      `@tarojs/plugin-platform-${target}`,
      ...(target === 'weapp' ? [join(__dirname, 'spoken.ts')] : []),
    ],
    defineConstants: {
      SYSTEMS: JSON.stringify(systems),
      TEMPLATES: JSON.stringify(templatesOf(root)),
      TRANSPORT: JSON.stringify(target === 'h5' || home ? 'https' : 'cloud'),
      CLOUD_ENV: JSON.stringify(settings.NIANGJIA_ENV),
      HTTPS_BASE: JSON.stringify(target === 'h5' ? '' : home),
    },
    copy: {
      patterns: target === 'weapp' ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [],
      options: {},
    },
    mini: { ...styles, compile: { include: later }, optimizeMainPackage: { enable: true } },
    h5: {
      ...styles,
      compile: { include: later },
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash', customRoutes: { '/pages/code/index': '/q' } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
    },
  }
})

const markOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
