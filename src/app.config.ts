import { systems } from './kit/systems'
import theme from './theme.json'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/messages/index',
    'pages/services/index',
    'pages/me/index',
    'pages/sign-in/index',
    'pages/happened/index',
    'pages/code/index',
    'pages/outbox/index',
  ],
  subPackages: systems.map(({ name, pages }) => ({
    root: `systems/${name}`,
    pages: pages.map(page => `pages/${page}/index`),
  })),
  tabBar: {
    color: tone('tabText'),
    selectedColor: tone('tabOn'),
    backgroundColor: tone('tab'),
    borderStyle: 'black',
    list: [tab('home', '首页'), tab('messages', '消息'), tab('services', '服务'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '娘家',
    navigationBarBackgroundColor: tone('bar'),
    navigationBarTextStyle: tone('barText'),
    backgroundColor: tone('ground'),
    backgroundTextStyle: tone('pull'),
  },
  lazyCodeLoading: 'requiredComponents',
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
  darkmode: true,
  themeLocation: 'theme.json',
  ...(process.env.TARO_ENV === 'weapp' && { sitemapLocation: 'sitemap.json' }),
})

function tab(name: string, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tabs/${name}.png`,
    selectedIconPath: `assets/tabs/${name}-on.png`,
  }
}

// On the phone WeChat picks the colour of the day or of the night; a browser gets the day's, its style sheet does the rest.
function tone<K extends keyof typeof theme.light>(name: K) {
  return process.env.TARO_ENV === 'weapp' ? `@${name}` : theme.light[name]
}
