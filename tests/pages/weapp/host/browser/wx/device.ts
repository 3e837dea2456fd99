import { settings } from '../given'
import { openPages } from '../page-stack'
import { type Asked, ask, askPerson } from './ask'

/** The phone itself: what it is, what it lends, and what only the person can answer. */
export const wxDevice = {
  getSystemInfoSync: system,
  getSystemInfo: (asked?: Asked) => ask('getSystemInfo', asked, system),
  getSystemInfoAsync: (asked?: Asked) => ask('getSystemInfoAsync', asked, system),
  getWindowInfo: system,
  getDeviceInfo: system,
  getAppBaseInfo: system,
  getSystemSetting: () => ({ locationEnabled: true, wifiEnabled: true, bluetoothEnabled: false }),
  getAppAuthorizeSetting: () => ({ cameraAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
  getMenuButtonBoundingClientRect() {
    const right = innerWidth - 7
    return { top: 6, bottom: 38, left: right - 87, right, width: 87, height: 32 }
  },
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: launched,
  getEnterOptionsSync: launched,
  getUpdateManager: () => ({
    onCheckForUpdate() {},
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  }),
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  createIntersectionObserver: (_: unknown, options?: object) =>
    openPages().at(-1)?.createIntersectionObserver(options),
  onAppShow() {},
  onAppHide() {},
  onThemeChange(told: (change: { theme: string }) => void) {
    night.addEventListener('change', () => told({ theme: night.matches ? 'dark' : 'light' }))
  },
  offThemeChange() {},
  onWindowResize() {},
  offWindowResize() {},
  onError() {},
  onUnhandledRejection() {},
  onPageNotFound() {},
  setKeepScreenOn: (asked?: Asked) => ask('setKeepScreenOn', asked, () => {}),
  setScreenBrightness: (asked?: Asked) => ask('setScreenBrightness', asked, () => {}),
  vibrateShort: (asked?: Asked) => ask('vibrateShort', asked, () => {}),
  vibrateLong: (asked?: Asked) => ask('vibrateLong', asked, () => {}),
  hideKeyboard: (asked?: Asked) => ask('hideKeyboard', asked, hideKeyboard),
  setClipboardData: (asked: Asked) => ask('setClipboardData', asked, () => copy(String(asked.data))),
  getClipboardData: (asked?: Asked) => ask('getClipboardData', asked, () => ({ data: clipboard })),
  showShareMenu: (asked?: Asked) => ask('showShareMenu', asked, () => {}),
  hideShareMenu: (asked?: Asked) => ask('hideShareMenu', asked, () => {}),
  getSetting: (asked?: Asked) =>
    ask('getSetting', asked, () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } })),
  getPrivacySetting: (asked?: Asked) =>
    ask('getPrivacySetting', asked, () => ({ needAuthorization: false, privacyContractName: '' })),
  requirePrivacyAuthorize: (asked?: Asked) => ask('requirePrivacyAuthorize', asked, () => {}),
  onNeedPrivacyAuthorization() {},
  login: (asked?: Asked) => ask('login', asked, () => ({ code: crypto.randomUUID() })),
  checkSession: (asked?: Asked) => ask('checkSession', asked, () => {}),
  scanCode: askPerson('scanCode'),
  requestSubscribeMessage: askPerson('requestSubscribeMessage'),
  chooseMedia: askPerson('chooseMedia'),
  chooseImage: askPerson('chooseImage'),
  chooseMessageFile: askPerson('chooseMessageFile'),
  chooseLocation: askPerson('chooseLocation'),
  getLocation: askPerson('getLocation'),
  openLocation: askPerson('openLocation'),
  openSetting: askPerson('openSetting'),
  makePhoneCall: askPerson('makePhoneCall'),
  authorize: askPerson('authorize'),
  saveImageToPhotosAlbum: askPerson('saveImageToPhotosAlbum'),
  getGroupEnterInfo: askPerson('getGroupEnterInfo'),
}

let clipboard = ''

const night = matchMedia('(prefers-color-scheme: dark)')

function copy(words: string): void {
  clipboard = words
}

function hideKeyboard(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

function launched() {
  const { path, query, scene } = settings.launch
  return {
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    scene,
    referrerInfo: {},
    shareTicket: undefined,
  }
}

function system() {
  const views = document.querySelector('.phone-views')
  const safeArea = {
    left: 0,
    top: 0,
    right: innerWidth,
    bottom: innerHeight,
    width: innerWidth,
    height: innerHeight,
  }
  return {
    brand: 'niangjia',
    model: 'chromium',
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    screenTop: innerHeight - (views?.clientHeight ?? innerHeight),
    windowWidth: innerWidth,
    windowHeight: views?.clientHeight ?? innerHeight,
    statusBarHeight: 0,
    safeArea,
    language: 'zh_CN',
    version: '8.0.50',
    system: 'Android 14',
    platform: 'android',
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
    SDKVersion: '3.8.0',
    theme: night.matches ? 'dark' : 'light',
    deviceOrientation: 'portrait',
    host: { appId: '', env: 'WeChat' },
    enableDebug: false,
  }
}
