import { type Route, sendJson } from '../exchange'

/** The people of the demo, for choosing whom to be. */
export const peopleRoute: Route = {
  method: 'GET',
  path: '/people',
  async handle({ res, doors: { engine } }) {
    const people = await engine.find('people_demo', { filter: {}, limit: 1000 })
    sendJson(
      res,
      people.map(({ _id, name, roles, union }) => ({ id: _id, name, roles, union })),
    )
  },
}
