import { dirname } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type Chain from 'webpack-chain'
import { discoverSystems } from './discover'
import { svgUri } from './icons'

const root = dirname(__dirname)

/** How both faces are built: the same pages, the transport chosen here, every system of src/systems found by itself. */
export default defineConfig(() => {
  const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
  const home = process.env.NIANGJIA_HTTPS ?? ''
  return {
    projectName: 'niangjia',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    plugins: ['@tarojs/plugin-framework-react', `@tarojs/plugin-platform-${target}`],
    defineConstants: {
      SYSTEMS: JSON.stringify(discoverSystems(root)),
      TRANSPORT: JSON.stringify(target === 'h5' || home ? 'https' : 'cloud'),
      HTTPS_BASE: JSON.stringify(target === 'h5' ? '' : home.replace(/\/$/, '')),
    },
    copy: { patterns: [], options: {} },
    mini: {
      webpackChain: inlineIcons,
      optimizeMainPackage: { enable: true },
      postcss: plainPixels,
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash', customRoutes: { '/pages/code/index': '/q' } },
      webpackChain: inlineIcons,
      postcss: { ...plainPixels, autoprefixer: { enable: true, config: {} } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
    },
  }
})

const plainPixels = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false, config: {} } }

function inlineIcons(chain: Chain): void {
  const icons = /lucide-static[\\/]icons[\\/].+\.svg$/
  chain.module.rule('image').exclude.add(icons)
  chain.module
    .rule('icons')
    .test(icons)
    .set('type', 'asset/inline')
    .set('generator', { dataUrl: (content: Buffer) => svgUri(content.toString('utf8')) })
  chain.performance.hints(false)
}
