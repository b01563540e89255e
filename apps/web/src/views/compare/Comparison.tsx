import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import './Comparison.css'

const ComparedPair = lazyPart(async () => (await import('./ComparedPair.tsx')).ComparedPair)

/** Two recordings side by side, in a dialog over the page, at the first line that differs, or where the changed call runs. Moving one of them moves the other to the same moment. */
export function Comparison() {
  const { comparison } = useLoopscope()
  const shown = useStore(comparison, (state) => state.shown)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (shown !== null) dialog.current?.showModal()
    else dialog.current?.close()
  }, [shown])
  const close = () => comparison.setState({ shown: null })
  return (
    <dialog ref={dialog} className="comparison" aria-label="Two recordings" onClose={close}>
      {shown !== null && <ComparedPair compared={shown} close={close} />}
    </dialog>
  )
}
