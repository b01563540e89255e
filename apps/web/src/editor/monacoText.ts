import type { editor } from 'monaco-editor/editor'

/**
 * Assistive software and tests write into a text field as a whole; Monaco expects keys. Without this it puts its own
 * selection back on focus, and indents every line of an inserted text after the one before.
 */
export function takeWholeTexts(
  field: HTMLTextAreaElement,
  mounted: editor.IStandaloneCodeEditor,
): void {
  const keepWholeSelection = () => {
    const model = mounted.getModel()
    if (model === null || field.value === '') return
    if (field.selectionStart === 0 && field.selectionEnd === field.value.length)
      mounted.setSelection(model.getFullModelRange())
  }
  const pasteLines = (event: InputEvent) => {
    if (event.inputType !== 'insertText' || event.data?.includes('\n') !== true) return
    event.preventDefault()
    mounted.trigger('insert', 'paste', { text: event.data, pasteOnNewLine: false })
  }
  field.addEventListener('focus', keepWholeSelection, { capture: true })
  field.addEventListener('beforeinput', pasteLines, { capture: true })
}

/** Puts another text in the place of the whole, as one edit that can be undone. */
export function replaceText(model: editor.ITextModel, text: string): void {
  if (model.getValue() === text) return
  model.pushStackElement()
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
  model.pushStackElement()
}
