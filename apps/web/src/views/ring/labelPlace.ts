import type { CSSProperties } from 'react'
import { besideAt, edgeAt, gateTop, middleOf, pointAt, type RingLayout } from './ringGeometry.ts'

export type LoopPhase = 'timers' | 'pending' | 'poll' | 'check' | 'close'

/** Where a name stands, and how wide it is with its leader, px. */
export type LabelPlace = {
  readonly style: CSSProperties
  readonly leader: number | null
  /** Room for tokens before they reach the ring, px. */
  readonly room: number
  /** Room for the name with its words before they reach the ring, px. */
  readonly words: number
  /** Room for tokens under the name, px: in the corner of Timers as far as the name of main. */
  readonly below: number
}

const NAME = 24
const TOKEN = 28
const FOLD = 35

/** How many of these tokens are shown, so that they and the fold of the rest fit; 0: none, and the name's words tell how many. */
export function shownOf(tokens: number, most: number, below: number): number {
  if (tokens <= most && tokens * TOKEN <= below) return most
  const fit = Math.floor((below - FOLD) / TOKEN)
  return Math.max(0, Math.min(most, fit))
}

/** Height of the tokens under a name in a lower corner, of which so many are shown. */
function listHeight(tokens: number, shown: number): number {
  if (shown === 0) return 0
  return tokens > shown ? 6 + shown * TOKEN + FOLD - 8 : 6 + tokens * TOKEN - 4
}

/** How many are shown in a lower corner: three, or two and a fold, as far as there is room. */
export function shownBelow(tokens: number, below: number): number {
  return shownOf(tokens, tokens > 3 ? 2 : 3, below)
}

/** The corner of a phase. In the lower corners the name moves up to make room for its tokens. */
export function labelPlace(
  phase: LoopPhase,
  layout: RingLayout,
  width: number,
  height: number,
  tokens: number,
): LabelPlace {
  const edge = layout.tokens ? 24 : 8
  const top = layout.tokens ? 12 : 4
  const side = phase === 'poll' || phase === 'pending' ? 'right' : 'left'
  if (phase === 'close') {
    const low = closeAt(layout, height)
    const x = besideAt(layout, layout.track + 8, low + NAME / 2 - 8)
    return {
      style: layout.tokens ? { right: width - x, top: low - 8 } : { left: edge, top: low },
      leader: null,
      room: 170,
      words: 170,
      below: Number.POSITIVE_INFINITY,
    }
  }
  if (phase === 'timers' || phase === 'pending') {
    const bend = leaderBend(phase, layout)
    const below = edgeAt(layout, top + NAME + TOKEN, side)
    return {
      style: { [side]: edge, top },
      leader: layout.tokens ? (side === 'left' ? bend.x : width - bend.x) - edge : null,
      room: Math.min(
        200,
        (side === 'left' ? Math.min(below, bend.x) : width - Math.max(below, bend.x)) - edge - 6,
      ),
      words:
        Math.abs(edgeAt(layout, top + NAME / 2 + 6, side) - (side === 'left' ? 0 : width)) - edge,
      below: side === 'left' ? gateTop(layout) - top - NAME - 8 : Number.POSITIVE_INFINITY,
    }
  }
  const free = freeBelow(side, layout, height)
  const reserved = layout.tokens ? reservedBelow(tokens, side, layout, height) : 0
  const y = height - (layout.tokens ? 14 : 4) - reserved - NAME
  const reach = beforeTurn(phase, layout, y + NAME / 2, edgeAt(layout, y + NAME / 2, side))
  const first = edgeAt(layout, y + NAME + TOKEN / 2, side)
  // A name that has moved up stands beside another arc than its own, and one below the ring beside none.
  const isBeside = tokens < 2 && y + NAME / 2 < layout.centre.y + layout.outer
  return {
    style: { [side]: edge, top: y },
    leader: layout.tokens && isBeside ? (side === 'left' ? reach : width - reach) - edge : null,
    words: (side === 'left' ? reach : width - reach) - edge,
    room: Math.min(178, (side === 'left' ? first : width - first) - edge - 2),
    below: free,
  }
}

/** What is left for tokens in a lower corner, px. */
function freeBelow(side: 'left' | 'right', layout: RingLayout, height: number): number {
  return height - 14 - NAME - 8 - lowestAbove(side, layout, height)
}

/** What a lower corner keeps for its tokens, px: for one at least, so that its name stands still, and without any as much as the other corner. */
function reservedBelow(
  tokens: number,
  side: 'left' | 'right',
  layout: RingLayout,
  height: number,
): number {
  if (tokens > 0) return heightOf(tokens, freeBelow(side, layout, height))
  return heightOf(
    1,
    Math.min(freeBelow('left', layout, height), freeBelow('right', layout, height)),
  )
}

function heightOf(tokens: number, free: number): number {
  return listHeight(tokens, Math.min(shownBelow(tokens, free), tokens))
}

/** Half of the head of the turn with a gap before it, px. */
const TURN_HEAD = 12

/** Where a leader at `y` ends that would end at `reach`: before the head of the turn, which stands at the middle of the phase. */
function beforeTurn(phase: 'poll' | 'check', layout: RingLayout, y: number, reach: number): number {
  const head = pointAt(layout.centre, layout.track, middleOf(phase))
  if (Math.abs(head.y - y) > TURN_HEAD) return reach
  return phase === 'check'
    ? Math.min(reach, head.x - TURN_HEAD)
    : Math.max(reach, head.x + TURN_HEAD)
}

/** Where the name of Close stands: the middle of the upper half of its line, px. */
function closeAt(layout: RingLayout, height: number): number {
  const { y } = pointAt(layout.centre, layout.track + 8, layout.tokens ? 257 : 240)
  // Without tokens under it only the name of Check has to stay clear.
  return Math.min(y, height - (layout.tokens ? 96 : 56))
}

/** The lower edge of what stands above a lower corner: at the left exit and Close, at the right Pending. */
function lowestAbove(side: 'left' | 'right', layout: RingLayout, height: number): number {
  if (side === 'right') return 12 + NAME
  const exit = gateTop(layout) + 25 + 3 + 22
  return Math.max(exit, closeAt(layout, height) - 8 + NAME)
}

/** In the upper corners a leader bends down to its arc: straight, as the tokens under the name reach as far as it. */
export function leaderBend(phase: 'timers' | 'pending', layout: RingLayout) {
  const end = pointAt(layout.centre, layout.outer + 6, phase === 'timers' ? 338 : 22)
  return { x: end.x, y: 12 + NAME / 2, end }
}

/** A letter of the words beside a name, px. */
export const LETTER = 6.4
/** The longest name of a phase that runs with its sign, px. */
const RUNNING = 96

/** That it runs is said first; where the room allows, what is ready behind it, too. */
export function runningWords(ready: string, room: number): string {
  const whole = `running, ${ready}`
  return RUNNING + whole.length * LETTER <= room ? whole : 'running'
}
