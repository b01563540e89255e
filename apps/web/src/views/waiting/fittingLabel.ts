import type { QueueEntry } from '@loopscope/shared/timeline/frame'
import { placeText } from '../now/placeText.ts'

/** What a token is beside its letters, and a letter of it, px. */
const AROUND = 55
const LETTER = 7.25

type Labelled = Pick<QueueEntry, 'label' | 'line' | 'elsewhere'>

/** "setInterval 10ms", or "setInterval" where that is too long for a token of `room` px: the half of a delay would be another one. */
export function fittingLabel(entry: Labelled, room: number): string {
  const place = placeText(entry)
  const letters = entry.label.length + (place === null ? 0 : place.length)
  return AROUND + letters * LETTER <= room ? entry.label : entry.label.replace(/ [\d.]+ms$/, '')
}
