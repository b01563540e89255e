import { keysAreFree } from '../keys/freeKeys.ts'
import type { Focus } from '../keys/keys.ts'

/** Lists of tabs that are no views of the same moment: to choose there is what the arrows are for, however one has come there. */
const CHOICES = '[role="tablist"][data-keys="own"]'
const TABS = '[role="tablist"], [role="radiogroup"], [data-keys="scroll"]'
const TEXT = 'input, textarea, [contenteditable], .monaco-editor, [role=menu]'

/**
 * Whose the keys are, wherever the focus is: the one rule of all pages. A text, a slider and the tabs of a demo or of its questions keep
 * theirs. So does any other control that the keyboard has gone to. A control that the pointer pressed leaves them to the page, as does Step when a run has brought the
 * focus to it. null: in a dialog or a popover, or behind one that must be closed first.
 */
export function focusOf(target: EventTarget | null): Focus | null {
  if (document.querySelector('dialog:modal') !== null) return null
  if (target instanceof Element && target.closest('dialog[open], [popover]') !== null) return null
  return focusWithin(target)
}

/** The same rule for who is in a dialog with keys of its own. */
export function focusWithin(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest('input[type="range"]') !== null) return 'sliding'
  const isPressed = target.matches('input[type="checkbox"], input[type="radio"]')
  if (!isPressed && target.closest(TEXT) !== null) return 'typing'
  if (target.matches('select:open')) return 'typing'
  if (target.closest(CHOICES) !== null) return 'sliding'
  if (keysAreFree()) return 'elsewhere'
  if (target.closest('select') !== null) return 'choosing'
  if (target.closest(TABS) !== null) return 'sliding'
  return isPressed || target.closest('button, a, summary') !== null ? 'pressing' : 'elsewhere'
}
