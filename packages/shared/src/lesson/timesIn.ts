import type { Settings } from './lesson.ts'

/** How often these settings are among those. */
export function timesIn(those: readonly Settings[], settings: Settings): number {
  const key = JSON.stringify(settings)
  return those.filter((each) => JSON.stringify(each) === key).length
}
