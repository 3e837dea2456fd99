export type ShiftedClock = { shift(offsetMs: number): void }

/** Makes `new Date()`, `Date()` and `Date.now()` of this process run ahead by the offset; other dates stay as given. */
export function shiftDates(): ShiftedClock {
  const Real = Date
  let offset = 0
  const now = () => Real.now() + offset
  const Shifted = new Proxy(Real, {
    construct: (target, args: unknown[], asked) =>
      Reflect.construct(target, args.length ? args : [now()], asked),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  Real.prototype.constructor = Shifted
  globalThis.Date = Shifted
  return {
    shift(offsetMs) {
      offset = offsetMs
    },
  }
}
