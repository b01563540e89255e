import type { z } from 'zod'
import type { Settings } from './lesson.ts'

/** Settings as the query of an address: what is as `initial` has it is left out. "": all of them are. */
export function writeSettings<S extends Settings>(settings: S, initial: S): string {
  const query = Object.entries(settings)
    .filter(([key, value]) => value !== initial[key])
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? '' : `?${query.join('&')}`
}

/** What a stranger's query says, or `initial` where that is none of the lesson's settings. */
export function readSettings<S extends Settings>(
  query: ReadonlyMap<string, string>,
  schema: z.ZodType<S>,
  initial: S,
): S {
  const asked = Object.entries(initial).map(([key, value]): [string, unknown] => {
    const text = query.get(key)
    if (text === undefined) return [key, value]
    if (typeof value === 'number') return [key, Number(text)]
    return [key, typeof value === 'boolean' ? text === 'true' : text]
  })
  const parsed = schema.safeParse(Object.fromEntries(asked))
  return parsed.success ? parsed.data : initial
}
