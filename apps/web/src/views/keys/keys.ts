import type { ClosablePane, InspectorTab } from '../../state/panes.ts'
import type { Move } from '../../state/playback/move.ts'
import type { LanesMove } from '../timeline/input/moveLanes.ts'

/** What a key asks for. */
export type Intent =
  | { readonly type: 'run' }
  | { readonly type: 'escape' }
  | { readonly type: 'playOrPause' }
  | { readonly type: 'move'; readonly move: Move }
  | { readonly type: 'follow' }
  | { readonly type: 'inspect'; readonly tab: InspectorTab }
  | { readonly type: 'lanes'; readonly move: LanesMove }
  | { readonly type: 'find' }
  | { readonly type: 'read' }
  | { readonly type: 'keys' }
  | { readonly type: 'present' }
  | { readonly type: 'collapse'; readonly pane: ClosablePane }

export type Key = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * typing: in the editor or another input. choosing: on a select, which has letters and arrows of its own. pressing: on a button or
 * link. sliding: where arrows have a meaning. elsewhere: all keys are the page's.
 */
export type Focus = 'typing' | 'choosing' | 'pressing' | 'sliding' | 'elsewhere'

const INTENTS: Readonly<Record<string, Intent>> = {
  Escape: { type: 'escape' },
  ArrowRight: { type: 'move', move: { to: 'next', stop: 'step' } },
  ArrowLeft: { type: 'move', move: { to: 'previous', stop: 'step' } },
  Home: { type: 'move', move: 'first' },
  End: { type: 'move', move: 'last' },
  c: { type: 'move', move: { to: 'next', stop: 'callback' } },
  C: { type: 'move', move: { to: 'previous', stop: 'callback' } },
  p: { type: 'move', move: { to: 'next', stop: 'phase' } },
  P: { type: 'move', move: { to: 'previous', stop: 'phase' } },
  t: { type: 'move', move: { to: 'next', stop: 'tick' } },
  T: { type: 'move', move: { to: 'previous', stop: 'tick' } },
  l: { type: 'move', move: { to: 'next', stop: 'output' } },
  L: { type: 'move', move: { to: 'previous', stop: 'output' } },
  f: { type: 'follow' },
  F: { type: 'present' },
  o: { type: 'collapse', pane: 'console' },
  b: { type: 'collapse', pane: 'timeline' },
  v: { type: 'collapse', pane: 'inspector' },
  y: { type: 'inspect', tab: 'why' },
  '1': { type: 'inspect', tab: 'why' },
  '2': { type: 'inspect', tab: 'health' },
  '3': { type: 'inspect', tab: 'races' },
  '4': { type: 'inspect', tab: 'versions' },
  '5': { type: 'inspect', tab: 'runs' },
  w: { type: 'lanes', move: 'closer' },
  s: { type: 'lanes', move: 'further' },
  a: { type: 'lanes', move: 'left' },
  d: { type: 'lanes', move: 'right' },
  '/': { type: 'find' },
  i: { type: 'read' },
  '?': { type: 'keys' },
}

/** The meaning of a key, or null. Single keys are text where somebody types, and Space presses a button. */
export function intentOf(key: Key, focus: Focus): Intent | null {
  if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) return { type: 'run' }
  if (focus === 'typing' || key.ctrlKey || key.metaKey || key.altKey) return null
  if (focus === 'choosing' && key.key !== 'Escape') return null
  if (key.key === ' ') return focus === 'pressing' ? null : { type: 'playOrPause' }
  // A slider has its own arrows.
  if (focus === 'sliding' && /^(?:Arrow|Home$|End$)/.test(key.key)) return null
  return INTENTS[key.key] ?? null
}
