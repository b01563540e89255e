import { shortened } from './shortened.ts'

/** Text of fixed width at 11 px, px for a character. */
export const CHARACTER = 6.62
/** Fewer characters say nothing: "be…" may be before, begin or between. */
const SHORTEST = 4
/** Between a text and either end of its slice where there is room, and where there is little, px. */
const BESIDE = 4
const LEAST = 2

/**
 * As much of a name as so many px hold, and how far from their left end it begins; '' where nothing that says something fits.
 * `short`: what tells it from others that begin alike; '' where none do.
 */
export function labelIn(
  room: number,
  label: string,
  short = '',
): { readonly text: string; readonly left: number } {
  const most = Math.floor((room - 2 * LEAST) / CHARACTER)
  const text = label.length <= most ? label : cut(label, short, most)
  return { text, left: Math.min(BESIDE, (room - text.length * CHARACTER) / 2) }
}

/** What it wrote alone, or what tells it apart, or the beginning of that with an ellipsis. */
function cut(label: string, short: string, most: number): string {
  const written = label.split('  ')[0] ?? label
  if (written.length <= most) return written
  if (short !== '' && short.length <= most) return short
  return most < SHORTEST ? '' : shortened(short === '' ? label : short, most)
}
