import { systems } from './kit/systems'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/messages/index',
    'pages/services/index',
    'pages/me/index',
    'pages/sign-in/index',
    'pages/code/index',
  ],
  subPackages: systems.map(({ name, pages }) => ({
    root: `systems/${name}`,
    pages: pages.map(page => `pages/${page}/index`),
  })),
  tabBar: {
    color: '#55585E',
    selectedColor: '#C4161C',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('messages', '消息'), tab('services', '服务'), tab('me', '我的')],
  },
  window: {
    navigationBarTitleText: '娘家',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F6F7',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  animation: false,
})

function tab(name: string, text: string) {
  return {
    pagePath: `pages/${name}/index`,
    text,
    iconPath: `assets/tabs/${name}.png`,
    selectedIconPath: `assets/tabs/${name}-on.png`,
  }
}
