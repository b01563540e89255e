import { useEffect, useRef } from 'react'
import { readPathProgress } from '../../storage/pathProgress.ts'
import { useLoopscope } from '../../views/hooks/loopscopeContext.ts'
import { usePanes, usePanesStore } from '../../views/hooks/panesContext.ts'
import { Icon } from '../../views/kit/Icon.tsx'
import { exampleOf } from '../exampleOf.ts'
import { PATH_LESSONS } from './lessons.ts'
import { takeLesson } from './takeLesson.ts'
import '../../views/keys/KeyList.css'
import './Path.css'

/** The twelve lessons as a dialog, with what was done. */
export function Path() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const open = usePanes(({ path }) => path)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const close = () => panes.setState({ path: false })
  const done = open ? readPathProgress() : []
  const next = PATH_LESSONS.findIndex(({ example }) => !done.includes(example))
  return (
    <dialog ref={dialog} className="key-list path" aria-label="Guided path" onClose={close}>
      {open && (
        <>
          <header>
            <h2>Guided path</h2>
            <span className="path-done number">
              {PATH_LESSONS.filter(({ example }) => done.includes(example)).length} of{' '}
              {PATH_LESSONS.length} done
            </span>
            <button type="button" className="button small" onClick={close}>
              Close
            </button>
          </header>
          <ol className="fading">
            {PATH_LESSONS.map(({ example: slug }, i) => (
              <li key={slug}>
                <button
                  type="button"
                  className="path-lesson"
                  aria-current={i === next ? 'step' : undefined}
                  onClick={() => {
                    close()
                    takeLesson(loopscope, panes, i)
                  }}
                >
                  <span className="path-number number">
                    {done.includes(slug) ? <Icon name="check" size={14} /> : i + 1}
                  </span>
                  {exampleOf(slug)?.title}
                  {done.includes(slug) && <span className="unseen">, done</span>}
                </button>
              </li>
            ))}
          </ol>
          <p>Read the program, say what it prints, see it run, and take a puzzle on it.</p>
        </>
      )}
    </dialog>
  )
}
