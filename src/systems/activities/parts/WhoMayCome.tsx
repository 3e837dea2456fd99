import { audience as Audience, type Identity } from '../../../kit/parts'
import type { Refusal } from '../../../kit/refusal'
import { Small } from '../../../kit/ui/Card'
import { Check } from '../../../kit/ui/Choice'
import { Picks } from '../../../kit/ui/Picks'

export type Invited = { circles: string[]; unions: string[]; membersOnly: boolean }

/** Whom an activity is for: circles, all members of one's own union, and whether workers who are no members may come. */
export function WhoMayCome({
  value,
  onChange,
  offices,
  refusal,
}: {
  value: Invited
  onChange(value: Invited): void
  offices: Identity['roles']
  refusal: Refusal | null
}) {
  return (
    <>
      {Audience && (
        <Audience
          label="给哪些联系圈"
          value={value.circles}
          onChange={circles => onChange({ ...value, circles })}
          refusal={refusal}
        />
      )}
      {offices.length > 0 && (
        <Picks
          name="unions"
          label="给本会会员"
          options={offices.map(({ of, name }) => ({ value: of, label: `${name}的全部会员` }))}
          value={value.unions}
          onChange={unions => onChange({ ...value, unions })}
          refusal={refusal}
        />
      )}
      {value.circles.length > 0 && (
        <Check
          label="只给会员参加"
          checked={value.membersOnly}
          onChange={membersOnly => onChange({ ...value, membersOnly })}
        >
          <Small>只给会员参加，圈里没入会的职工能看到，报名时会引导去入会</Small>
        </Check>
      )}
    </>
  )
}
