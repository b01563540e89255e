/** The first key of `body` that is not in what a schema has read of it, with those that it lies in ("view.page"); null: there is none. */
export function unknownKey(body: unknown, read: unknown, within = ''): string | null {
  if (!isObject(body) || !isObject(read)) return null
  for (const [key, value] of Object.entries(body)) {
    const path = `${within}${key}`
    if (!Object.hasOwn(read, key)) return path
    const deeper = unknownKey(value, read[key], `${path}.`)
    if (deeper !== null) return deeper
  }
  return null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
