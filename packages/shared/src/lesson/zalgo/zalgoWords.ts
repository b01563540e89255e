import type { ZalgoModel } from './readZalgo.ts'
import type { ZalgoSettings } from './zalgoSettings.ts'

/** Where the callback ran: "within the call", or "after the call, from the nextTick queue". */
export function placeWords({ callback: { inside, phase, queue } }: ZalgoModel): string {
  if (inside) return 'within the call'
  return `after the call, ${queue === null ? `in the ${phase} phase` : `from the ${queue} queue`}`
}

/** What came of it: "and saw bar = 0". */
export function metWords({ met }: ZalgoModel, { caller }: ZalgoSettings): string {
  switch (caller) {
    case 'value':
      return `and saw bar = ${met}`
    case 'try':
      return `and ${met} caught its error`
    case 'emit':
      return met === '0' ? 'and nobody heard its event' : 'and the listener heard its event'
    default:
      return caller satisfies never
  }
}

/** The same beside a bar: "saw 0". */
export function shortWords({ met }: ZalgoModel, { caller }: ZalgoSettings): string {
  switch (caller) {
    case 'value':
      return `saw ${met}`
    case 'try':
      return met === 'nobody' ? 'uncaught' : 'caught'
    case 'emit':
      return met === '0' ? 'unheard' : 'heard'
    default:
      return caller satisfies never
  }
}
