import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'

/** Where in the demo's programs the last event was that has a place; null: none has. */
export function lastPlace(
  events: readonly LabEvent[],
  cursor: number,
): { readonly file: string; readonly line: number } | null {
  for (let i = cursor; i >= 0; i--) {
    const event = events[i]
    if (event !== undefined && 'place' in event && event.place !== undefined) return event.place
  }
  return null
}

/** The last lines that processes wrote before a moment, at most so many, in their order. */
export function lastLogs(
  events: readonly LabEvent[],
  cursor: number,
  most: number,
): readonly { readonly index: number; readonly event: LabEventOf<'log'> }[] {
  const found: { index: number; event: LabEventOf<'log'> }[] = []
  for (let i = cursor; i >= 0 && found.length < most; i--) {
    const event = events[i]
    if (event?.type === 'log') found.push({ index: i, event })
  }
  return found.reverse()
}
