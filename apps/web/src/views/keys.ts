import type { Move } from '../state/move.ts'

/** What a key asks for. */
export type Intent =
  | { readonly type: 'run' }
  | { readonly type: 'stop' }
  | { readonly type: 'playOrPause' }
  | { readonly type: 'move'; readonly move: Move }

export type Key = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: 'forward',
  ArrowLeft: 'back',
  Home: 'first',
  End: 'last',
  c: 'callback',
  p: 'phase',
  t: 'tick',
  l: 'line',
  L: 'previousLine',
}

/**
 * The meaning of a key, or null. `typing`: the focus is in the editor or another input, where single keys are text.
 * `pressing`: it is on a button, which Space presses.
 */
export function intentOf(key: Key, focus: 'typing' | 'pressing' | 'elsewhere'): Intent | null {
  if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) return { type: 'run' }
  if (focus === 'typing' || key.ctrlKey || key.metaKey || key.altKey) return null
  if (key.key === 'Escape') return { type: 'stop' }
  if (key.key === ' ') return focus === 'pressing' ? null : { type: 'playOrPause' }
  const move = MOVES[key.key]
  return move === undefined ? null : { type: 'move', move }
}
