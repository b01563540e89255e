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
/** On a phone a line of the program is cut into single words beyond that. */
export const LARGEST_ON_PHONE: Scale = 1.5

/** What "Next stop" goes to. `chosen`: what the author of the link on the page chose. */
export const STOPS = [
  { stop: 'chosen', name: 'chosen stop' },
  { stop: 'callback', name: 'callback' },
  { stop: 'output', name: 'console line' },
  { stop: 'phase', name: 'phase' },
  { stop: 'tick', name: 'turn' },
  { stop: 'step', name: 'step' },
] as const
export type Stop = (typeof STOPS)[number]['stop']
