import type { Loopscope } from './state/loopscope.ts'
import { openFile } from './state/openFile.ts'
import './openFiles.css'

/** A recording that is dropped anywhere onto the page is opened. What else is dragged is left to the browser and the editor. */
export function openFiles(loopscope: Loopscope): void {
  const { dataset } = document.documentElement
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return
    // Before the editor, which would put the file's name into the program.
    event.preventDefault()
    event.stopPropagation()
    dataset['drop'] = ''
  }
  const left = (event: DragEvent) => {
    if (event.relatedTarget === null) delete dataset['drop']
  }
  const dropped = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    delete dataset['drop']
    const [file] = event.dataTransfer?.files ?? []
    if (file !== undefined) void openFile(loopscope, file)
  }
  window.addEventListener('dragover', over, { capture: true })
  window.addEventListener('dragleave', left, { capture: true })
  window.addEventListener('drop', dropped, { capture: true })
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
