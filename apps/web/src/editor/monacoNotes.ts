import type { editor } from 'monaco-editor/editor'
import type { LineDecoration, LineNote } from './decorations.ts'

/** The least distance between the text of a line and its note, and from there to the edge, px. */
const CLEAR = 8
const EDGE = 8
/** A note that may be cut is shown from this width on, px. */
const LEAST = 88

export type Notes = { set(lines: readonly LineDecoration[]): void; close(): void }

/** Writes notes at the right edge, for the eye only: on lines whose text leaves room for them. `page`: how large the page is drawn. */
export function createNotes(mounted: editor.IStandaloneCodeEditor, page: () => number): Notes {
  const layer = document.createElement('div')
  layer.className = 'line-notes'
  layer.setAttribute('aria-hidden', 'true')
  mounted.getContainerDomNode().append(layer)
  const notes = new Map<number, HTMLElement>()
  const place = () => {
    for (const [line, note] of notes) placeNote(mounted, line, note, page())
  }
  const listeners = [
    mounted.onDidScrollChange(place),
    mounted.onDidLayoutChange(place),
    mounted.onDidChangeModelContent(place),
  ]
  return {
    set(lines) {
      notes.clear()
      for (const { line, note } of lines) if (note !== null) notes.set(line, write(note))
      layer.replaceChildren(...notes.values())
      place()
    },
    close() {
      for (const listener of listeners) listener.dispose()
      layer.remove()
    },
  }
}

function write({ text, className, cut }: LineNote): HTMLElement {
  const note = document.createElement('span')
  note.className = `line-note ${className}`
  note.textContent = text.slice(0, 200)
  note.dataset['cut'] = String(cut)
  return note
}

function placeNote(
  mounted: editor.IStandaloneCodeEditor,
  line: number,
  note: HTMLElement,
  page: number,
): void {
  const model = mounted.getModel()
  const { contentLeft, contentWidth, verticalScrollbarWidth, height } = mounted.getLayoutInfo()
  const end = model !== null && line <= model.getLineCount() ? model.getLineMaxColumn(line) : 1
  // Beside the last row of a line that is wrapped, as it is the one whose end is known.
  const top = mounted.getTopForPosition(line, end) - mounted.getScrollTop()
  const inSight = model !== null && line <= model.getLineCount() && top > -20 * page && top < height
  // -1 where the line is not drawn.
  const textWidth = inSight ? mounted.getOffsetForColumn(line, end) : -1
  note.style.maxWidth = ''
  const scrolls = mounted.getScrollHeight() > height
  const right = contentLeft + contentWidth - (scrolls ? verticalScrollbarWidth : 0) - EDGE * page
  const room = right - CLEAR * page - (contentLeft + textWidth - mounted.getScrollLeft())
  const needed =
    note.dataset['cut'] === 'true' ? Math.min(note.offsetWidth, LEAST * page) : note.offsetWidth
  note.style.visibility = textWidth >= 0 && room >= needed ? 'visible' : 'hidden'
  note.style.maxWidth = `${Math.max(0, Math.floor(room))}px`
  note.style.transform = `translate(${Math.floor(right)}px, ${top}px) translateX(-100%)`
}
