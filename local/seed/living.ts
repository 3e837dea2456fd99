import type { CircleCard } from '../../cloudfunctions/circles/contract'
import templates from '../../cloudfunctions/kit/templates.json'
import type { Player } from './cast'
import { inRows, type narrator, type SeedHome } from './home'
import { questions, shifts } from './words'

/** People say when they work, some allow to be reminded, some ask their steward. */
export async function liveWithIt(
  home: SeedHome,
  say: ReturnType<typeof narrator>,
  people: Player[],
  circles: Map<string, CircleCard>,
) {
  await inRows(people, 10, async ({ openid, part, union }, i) => {
    if (part === 'steward' || i % 5 === 1) {
      home.consent(openid, templates.notice.id)
      await say(openid, 'notices', 'allow', { kinds: ['notice'] })
    }
    const shift = shifts[i % shifts.length]
    if (i % 5 === 1 && shift) await say(openid, 'notices', 'setHours', { hours: shift })
    const circle = circles.get(union._id)
    const text = questions[i % questions.length]
    if (part === 'member' && i % 8 === 3 && circle && text) {
      await say(openid, 'circles', 'ask', { circle: circle.id, text })
    }
  })
}
