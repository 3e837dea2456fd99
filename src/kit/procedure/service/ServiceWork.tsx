import type { AnyService } from '../../../../cloudfunctions/kit/procedure/service'
import { client } from '../../client'
import { route } from '../../systems'
import { Worklists } from '../Worklists'
import { ServiceMatter } from './ServiceMatter'

/** The worklists of a plain service for those who work on it: their union's, their own, due soon, late. */
export function ServiceWork({ system, nothing, empty }: { system: string; nothing: string; empty: string }) {
  return (
    <Worklists
      lists={['level', 'mine', 'soon', 'late']}
      ask={(list, cursor) => client<AnyService>(system).worklist({ list, cursor })}
      about={({ applicant, about }) => `${applicant} · ${about}`}
      pageOf={id => route(system, 'one', { id })}
      work={id => <ServiceMatter system={system} id={id} />}
      nothing={nothing}
      empty={empty}
    />
  )
}
