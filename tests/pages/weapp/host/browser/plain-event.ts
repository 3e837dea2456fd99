import * as glassEasel from 'glass-easel'

/** The functions of a definition, each given events as WeChat gives them: plain data without the component tree. */
export function withPlainEvents<Definition extends object>(definition: Definition): Definition {
  const entries = Object.entries(definition).map(([name, value]) => {
    if (name === 'methods' && typeof value === 'object' && value) return [name, withPlainEvents(value)]
    return [name, typeof value === 'function' ? plainly(value) : value]
  })
  return Object.assign({}, definition, Object.fromEntries(entries))
}

function plainly(original: (...given: unknown[]) => unknown) {
  return function (this: unknown, ...given: unknown[]) {
    return original.apply(
      this,
      given.map(value => (value instanceof glassEasel.Event ? plain(value) : value)),
    )
  }
}

const plain = (event: glassEasel.Event<unknown>) => ({
  type: event.type,
  timeStamp: event.timeStamp,
  detail: event.detail,
  mark: Reflect.get(event, 'mark'),
  touches: event.extraFields?.touches,
  changedTouches: event.extraFields?.changedTouches,
  target: place(Reflect.get(event, 'target')),
  currentTarget: place(Reflect.get(event, 'currentTarget')),
})

function place(of: unknown) {
  const element = of instanceof glassEasel.Element ? of : Reflect.get(Object(of), '_$')
  if (!(element instanceof glassEasel.Element)) return undefined
  const drawn: unknown = element.getBackendElement()
  const { offsetLeft = 0, offsetTop = 0 } = drawn instanceof HTMLElement ? drawn : {}
  return { id: element.id, dataset: { ...element.dataset }, offsetLeft, offsetTop }
}
