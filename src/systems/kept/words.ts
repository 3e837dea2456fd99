/** What the page is for, and by which law. */
export const purpose =
  '工会这里留着的、关于你的信息，你可以随时看、带走一份、要求更正或者抹掉。（个人信息保护法 第四十四条至第四十七条）'

/** Where a wrong record is put right. */
export const correcting =
  '手机号换了，自己重新验证就行。姓名、证件号码写错了，告诉本工会的干部，由他改，改了会留下记录。'

export const gatheringNote = '正在一处一处找，可以离开这页，过一会儿再来看。'

export const fileNote =
  '文件里有一页网页，打开就能看；还有一份给电脑程序读的。在手机上可以发给“文件传输助手”。两小时以后这里自动删掉。'

export const erasingNote =
  '注销以后，谁也不能再用你的身份进来，抹掉的找不回来。会员资格也一起没了，以后可以重新入会。'

export const erasedNote = '你的信息已经从工会这里抹掉。'

export const waitingNote = '能抹掉的已经抹掉。下面这些还留着，到时候自动抹掉。'

export const willStay = '下面这些按规定要留着，会封存起来，平时谁也看不到：'

export const byLaw = '下面这些按规定要留着，已经封存，平时谁也看不到：'

export const nothingKept = '工会这里没有留着你的信息。'

/** The word one types to show that it is meant. */
export const sureWord = '注销'
