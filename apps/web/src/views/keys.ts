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
  ArrowRight: { to: 'next', stop: 'step' },
  ArrowLeft: { to: 'previous', stop: 'step' },
  Home: 'first',
  End: 'last',
  c: { to: 'next', stop: 'callback' },
  C: { to: 'previous', stop: 'callback' },
  p: { to: 'next', stop: 'phase' },
  P: { to: 'previous', stop: 'phase' },
  t: { to: 'next', stop: 'tick' },
  T: { to: 'previous', stop: 'tick' },
  l: { to: 'next', stop: 'output' },
  L: { to: 'previous', stop: 'output' },
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
