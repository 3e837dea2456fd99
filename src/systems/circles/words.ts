/** What a circle is, to one who has none. */
export const noCircle =
  '你还不在联系圈里。向班组或工会要圈码，扫一下就有自己的联系人：通知直接到你，有事找得到人。'

/** What happens when a code is renewed. */
export const renewWords = '换了以后，旧的码谁也进不来，已经在圈里的人不受影响。贴出去的码要一起换掉。'

/** What leaving a circle means. */
export const leaveWords = '退出以后，这个圈的通知和活动就收不到了，要再进来得重新扫码。'

/** To one who has no circle to choose from. */
export const noneKept = '你还没有联系圈，先建一个，让大家扫码进来。'
