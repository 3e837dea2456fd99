import { badge, hideTabs, showTitle } from '../frame'
import { retitle } from '../page-stack'
import { make, openQuestion, openSheet } from '../sheet'
import { type Asked, ask } from './ask'

/** What the phone shows over and around the page. */
export const wxScreen = {
  showToast: (asked: Asked) =>
    ask('showToast', asked, () => {
      toast(String(asked.title ?? ''))
      setTimeout(clearToast, Number(asked.duration ?? 1500))
    }),
  hideToast: (asked?: Asked) => ask('hideToast', asked, clearToast),
  showLoading: (asked: Asked) => ask('showLoading', asked, () => toast(String(asked.title ?? ''))),
  hideLoading: (asked?: Asked) => ask('hideLoading', asked, clearToast),
  showModal: (asked: Asked) => ask('showModal', asked, () => question(asked)),
  showActionSheet: (asked: Asked) => ask('showActionSheet', asked, () => choice(asked)),
  setNavigationBarTitle: (asked: Asked) =>
    ask('setNavigationBarTitle', asked, () => {
      retitle(String(asked.title ?? ''))
      showTitle(String(asked.title ?? ''))
    }),
  setNavigationBarColor: quietly('setNavigationBarColor'),
  setBackgroundColor: quietly('setBackgroundColor'),
  setBackgroundTextStyle: quietly('setBackgroundTextStyle'),
  setTabBarStyle: quietly('setTabBarStyle'),
  setTabBarItem: quietly('setTabBarItem'),
  showNavigationBarLoading: quietly('showNavigationBarLoading'),
  hideNavigationBarLoading: quietly('hideNavigationBarLoading'),
  hideHomeButton: quietly('hideHomeButton'),
  startPullDownRefresh: quietly('startPullDownRefresh'),
  stopPullDownRefresh: quietly('stopPullDownRefresh'),
  showTabBar: (asked?: Asked) => ask('showTabBar', asked, () => hideTabs(false)),
  hideTabBar: (asked?: Asked) => ask('hideTabBar', asked, () => hideTabs(true)),
  setTabBarBadge: (asked: Asked) =>
    ask('setTabBarBadge', asked, () => badge(Number(asked.index), String(asked.text ?? ''))),
  removeTabBarBadge: (asked: Asked) => ask('removeTabBarBadge', asked, () => badge(Number(asked.index), '')),
  showTabBarRedDot: (asked: Asked) => ask('showTabBarRedDot', asked, () => badge(Number(asked.index), '•')),
  hideTabBarRedDot: (asked: Asked) => ask('hideTabBarRedDot', asked, () => badge(Number(asked.index), '')),
  pageScrollTo: (asked: Asked) =>
    ask('pageScrollTo', asked, () => {
      const scroller = document.querySelector('.phone-view:not([hidden]) .phone-scroller')
      scroller?.scrollTo({ top: Number(asked.scrollTop ?? 0) })
    }),
}

function quietly(name: string) {
  return (asked?: Asked) => ask(name, asked, () => {})
}

function toast(words: string): void {
  clearToast()
  const box = make('div', 'phone-toast', words)
  box.setAttribute('role', 'status')
  document.body.append(box)
}

function clearToast(): void {
  document.querySelector('.phone-toast')?.remove()
}

function question(asked: Asked): Promise<object> {
  return new Promise(settle => {
    const confirm = {
      words: String(asked.confirmText ?? '确定'),
      chosen: () => settle({ confirm: true, cancel: false }),
    }
    const cancel = {
      words: String(asked.cancelText ?? '取消'),
      chosen: () => settle({ confirm: false, cancel: true }),
    }
    const answers = asked.showCancel === false ? [confirm] : [cancel, confirm]
    openQuestion(String(asked.title ?? ''), String(asked.content ?? ''), answers)
  })
}

function choice(asked: Asked): Promise<object> {
  const options = Array.isArray(asked.itemList) ? asked.itemList.map(String) : []
  return new Promise((settle, refuse) =>
    openSheet({
      title: String(asked.alertText ?? ''),
      kind: 'list',
      options,
      value: -1,
      taken: tapIndex => settle({ tapIndex }),
      left: () => refuse(new Error('cancel')),
    }),
  )
}
