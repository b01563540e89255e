import { useRef } from 'react'
import { useStore } from 'zustand'
import { subjectOf } from '../../state/run/subject.ts'
import type { Swap } from '../../swaps/findSwaps.ts'
import { useLoopscope } from '../../views/hooks/loopscopeContext.ts'
import { Icon } from '../../views/kit/Icon.tsx'
import { lazyPart } from '../../views/kit/lazyPart.tsx'
import './WhatIf.css'

const WhatIfMenu = lazyPart(async () => (await import('./WhatIfMenu.tsx')).WhatIfMenu)

type Props = {
  /** The line at which the menu is open; null: it is closed. */
  readonly at: WhatIfAt | null
  readonly open: (at: WhatIfAt | null) => void
  /** Where the caret stands. */
  readonly caretLine: () => number
  readonly focusEditor: () => void
}

/** `from`: where the focus goes back to. */
export type WhatIfAt = { readonly line: number; readonly from: 'button' | 'editor' }

/** What would happen if one call were another: a menu of such changes, each of which shows both recordings. */
export function WhatIf({ at, open, caretLine, focusEditor }: Props) {
  const { session, whatIf } = useLoopscope()
  const { running, problem } = useStore(whatIf.store)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    open(null)
    if (at?.from === 'editor') focusEditor()
    else button.current?.focus()
  }
  const choose = ({ source, line, from, to }: Swap) => {
    close()
    const state = session.getState()
    const subject = subjectOf(state)
    const isWhole = state.status === 'complete' && state.recordedSource === state.source
    const isOfVersion = state.events.some(
      (event) => event.type === 'run' && event.node.split('.')[0] === state.node.split('.')[0],
    )
    const recorded = isWhole && isOfVersion ? { subject, events: state.events } : null
    void whatIf.compare(subject, { source, line, from, to }, recorded)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="examples-button what-if-button"
        aria-haspopup="menu"
        aria-expanded={at !== null}
        title="What if a call of this line were another (Ctrl . in the editor)"
        onClick={() => open(at === null ? { line: caretLine(), from: 'button' } : null)}
      >
        {running ? 'Running both' : 'What if'}
        <Icon name="down" size={12} />
      </button>
      {problem !== null && at === null && (
        <p className="examples-lesson" role="status">
          {problem}
        </p>
      )}
      {at !== null && (
        <WhatIfMenu line={at.line} onChoose={choose} onClose={close} onLeave={() => open(null)} />
      )}
    </>
  )
}
