import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { subjectOf } from '../state/subject.ts'
import type { Swap } from '../swaps/findSwaps.ts'
import { Icon } from '../views/Icon.tsx'
import { lazyPart } from '../views/lazyPart.tsx'
import { useLoopscope } from '../views/loopscopeContext.ts'
import './WhatIf.css'

const WhatIfMenu = lazyPart(async () => (await import('./WhatIfMenu.tsx')).WhatIfMenu)

/** What would happen if one call were another: a menu of such changes, each of which shows both recordings. */
export function WhatIf() {
  const { session, whatIf } = useLoopscope()
  const { running, problem } = useStore(whatIf.store)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = ({ source, line, to }: Swap) => {
    close()
    const state = session.getState()
    const subject = subjectOf(state)
    const isWhole = state.status === 'complete' && state.recordedSource === state.source
    const isOfVersion = state.events.some(
      (event) => event.type === 'run' && event.node.split('.')[0] === state.node.split('.')[0],
    )
    const recorded = isWhole && isOfVersion ? { subject, events: state.events } : null
    void whatIf.compare(subject, { source, title: `Line ${line} with ${to}` }, recorded)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="examples-button what-if-button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {running ? 'Running both' : 'What if'}
        <Icon name="down" size={12} />
      </button>
      {problem !== null && !open && (
        <p className="examples-lesson" role="status">
          {problem}
        </p>
      )}
      {open && <WhatIfMenu onChoose={choose} onClose={close} onLeave={() => setOpen(false)} />}
    </>
  )
}
