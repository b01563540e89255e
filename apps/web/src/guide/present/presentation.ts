import type { Move } from '../../state/move.ts'

/** What can stand beside the loop. */
export const PARTS = [
  { part: 'code', name: 'Code' },
  { part: 'console', name: 'Console' },
  { part: 'why', name: 'Why' },
  { part: 'lanes', name: 'Lanes' },
] as const
export type Part = (typeof PARTS)[number]['part']

/** How large the text is, in times of the usual. */
export const SCALES = [1, 1.5, 2] as const
export type Scale = (typeof SCALES)[number]

/** What "Next stop" goes to. */
export const STOPS = [
  { stop: 'callback', name: 'callback' },
  { stop: 'output', name: 'console line' },
  { stop: 'phase', name: 'phase' },
  { stop: 'tick', name: 'turn' },
  { stop: 'step', name: 'step' },
] as const
export type Stop = (typeof STOPS)[number]['stop']

/** The move of a key: those that a presenter's remote sends, and N where a keyboard has no such keys. null: none. */
export function stopMove(key: string, stop: Stop): Move | null {
  if (key === 'PageDown' || key === 'n') return { to: 'next', stop }
  if (key === 'PageUp' || key === 'N') return { to: 'previous', stop }
  return null
}
