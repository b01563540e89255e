import { useRef } from 'react'
import { openFile } from '../../state/run/openFile.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'

/** Opens a recording from a file, as dropping the file onto the page does. */
export function OpenFile() {
  const loopscope = useLoopscope()
  const input = useRef<HTMLInputElement>(null)
  return (
    <p className="runs-open">
      <button type="button" className="button small" onClick={() => input.current?.click()}>
        Open a recording
      </button>
      <span>or drop its file onto the page</span>
      <input
        ref={input}
        type="file"
        accept=".ndjson"
        hidden
        aria-label="File of a recording"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file !== undefined) void openFile(loopscope, file)
          // The same file may be opened again.
          currentTarget.value = ''
        }}
      />
    </p>
  )
}
