/** The activity and the code inside a door's scene, `d.` and 26 characters and 4; null for anything else. */
export function partsOf(scene: string): { activity: string; code: string } | null {
  const found = /^d\.([0-9A-Z]{26})([0-9A-Z]{4})$/.exec(scene)
  const [, activity, code] = found ?? []
  return activity && code ? { activity, code } : null
}
