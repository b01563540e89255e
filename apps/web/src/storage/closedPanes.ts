/** The panes that can be collapsed to a bar. */
const CLOSABLE = ['console', 'timeline', 'inspector'] as const
export type ClosablePane = (typeof CLOSABLE)[number]

const KEY = 'loopscope.closed'

/** Which panes were left collapsed in this browser. */
export function readClosed(): readonly ClosablePane[] {
  try {
    const kept = localStorage.getItem(KEY) ?? ''
    return CLOSABLE.filter((pane) => kept.includes(pane))
  } catch {
    // Forbidden here: all are open at each visit.
    return []
  }
}

/** They are collapsed at the next visit, too. */
export function keepClosed(closed: readonly ClosablePane[]): void {
  try {
    localStorage.setItem(KEY, closed.join(' '))
  } catch {
    // Forbidden here: then it is not remembered.
  }
}
