import Taro from '@tarojs/taro'

/**
 * In a browser, says so when an address leads nowhere or a part of the program is gone because a newer one was put up,
 * and offers the way on.
 */
export function watchForLost(): void {
  if (process.env.TARO_ENV !== 'h5') return
  Taro.eventCenter.on('__taroRouterNotFound', () => say(noPage))
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof URIError) say(noPage)
    if (Reflect.get(Object(reason), 'name') === 'ChunkLoadError') say(newer)
  })
}

type Said = { words: string; label: string; go(): void }

const noPage: Said = {
  words: '没有这一页，网址可能抄错了，或者这一页已经换了地方。',
  label: '去首页',
  go: () => {
    window.location.hash = '/pages/home/index'
    window.location.reload()
  },
}

const newer: Said = {
  words: '娘家刚刚更新过，这一页要重新打开才能用。已经交上去的都在；还没有交的，请先抄下来。',
  label: '重新打开',
  go: () => window.location.reload(),
}

function say({ words, label, go }: Said): void {
  document.querySelector('.nj-lost')?.remove()
  const box = document.createElement('div')
  box.className = 'nj-lost'
  box.setAttribute('role', 'alert')
  const text = document.createElement('div')
  text.textContent = words
  const button = document.createElement('button')
  button.className = 'nj-lost-go'
  button.textContent = label
  button.addEventListener('click', go)
  box.append(text, button)
  document.body.append(box)
}
