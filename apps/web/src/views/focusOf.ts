import type { Focus } from './keys.ts'

/** What a key means where the focus is. null: in a dialog or a popover, whose keys are its own. */
export function focusOf(target: EventTarget | null): Focus | null {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest('dialog[open], [popover]') !== null) return null
  if (
    target.closest(
      'input[type="range"], [role="separator"], [role="tablist"], [role="radiogroup"]',
    ) !== null
  )
    return 'sliding'
  if (
    target.closest('input, select, textarea, [contenteditable], .monaco-editor, [role=menu]') !==
    null
  )
    return 'typing'
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'pressing'
}
