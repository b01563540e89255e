import type { Control } from './control.ts'
import type { Settings } from './lesson.ts'

/** Whether it means anything among these settings. */
export function hasMeaning({ when }: Control, settings: Settings): boolean {
  const value = when === undefined ? undefined : settings[when.key]
  return value === undefined || when?.is.includes(value) === true
}
