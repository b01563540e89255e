import type { PanesStore } from '../state/panes.ts'
import { noteVisit } from '../storage/visits.ts'

const FIELD = '[aria-label="Editor"] :is(textarea, [role="textbox"])'

/** Takes the person to the editor, which a phone shows behind a tab. */
export function writeOwn(panes: PanesStore): void {
  noteVisit()
  panes.setState({ tab: 'code' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>(FIELD)?.focus())
}
