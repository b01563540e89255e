import type { Loopscope } from './state/loopscope.ts'
import { openFile } from './state/run/openFile.ts'
import './openFiles.css'

/** The number of a recording in the address, as `loopscope open` prints it. */
const ASKED = /^\?open=(\d{1,6})$/

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
  const asked = ASKED.exec(location.search)?.[1]
  if (asked !== undefined) void openServed(loopscope, asked)
}

async function openServed(loopscope: Loopscope, number: string): Promise<void> {
  const response = await fetch(`/opened/${number}.ndjson`).catch(() => null)
  if (response?.ok) {
    const size = Number(response.headers.get('content-length') ?? 0)
    return openFile(loopscope, { name: 'The recording', size, text: () => response.text() })
  }
  loopscope.session.setState({
    problem: 'There is no such recording here: start loopscope open again.',
  })
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
