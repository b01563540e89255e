import { visibleText } from '../hooks/visibleText.ts'
import type { Look } from '../kit/look.ts'

const LOOK_OF_WORD: Readonly<Record<string, Look>> = {
  Main: 'main',
  main: 'main',
  Timers: 'timers',
  Pending: 'pending',
  Poll: 'poll',
  Check: 'check',
  Close: 'close',
  nextTick: 'tick',
  Microtasks: 'micro',
  microtask: 'micro',
  microtasks: 'micro',
}

const WORD =
  /\b(Main|Timers|Pending|Poll|Check|Close|nextTick|microtasks?|Microtasks|line \d+|[\d.,]+ (?:ms|s))\b/

/** A sentence about a moment: the first phase named in it wears its colour, and neither a line's name nor a figure is parted from its number. */
export function Sentence({ text }: { text: string }) {
  const pieces = visibleText(text, 400).split(WORD)
  const coloured = pieces.findIndex((piece) => piece in LOOK_OF_WORD)
  return pieces.map((piece, i) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other identity
    if (i === coloured)
      return (
        <em key={i} data-ph={LOOK_OF_WORD[piece]}>
          {piece}
        </em>
      )
    if (/^line \d+$/.test(piece))
      return (
        <span key={i} className="line-word">
          {piece}
        </span>
      )
    if (/^\d.* m?s$/.test(piece))
      return (
        <span key={i} className="measure">
          {piece}
        </span>
      )
    return piece
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  })
}
