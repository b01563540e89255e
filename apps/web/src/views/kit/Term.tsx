import { createContext, type ReactNode, useContext } from 'react'
import './Term.css'

/** The words of the picture that can be asked for. */
export type TermName =
  | 'main'
  | 'exit'
  | 'timers'
  | 'pending'
  | 'idle'
  | 'poll'
  | 'check'
  | 'close'
  | 'nextTick'
  | 'microtasks'
  | 'turn'
  | 'callStack'
  | 'inFlight'
  | 'heap'
  | 'pool'

/** Whether the page explains its words (guide/terms). Elsewhere they are plain text. */
export const TermsContext = createContext(false)

type Props = {
  readonly of: TermName
  readonly children: ReactNode
  /** Drawn a second time for the eye only: out of the tab order. */
  readonly unseen?: boolean
}

/** A word of the picture, which says what it means when it is pointed at, focused or tapped. */
export function Term({ of, children, unseen = false }: Props) {
  const explained = useContext(TermsContext)
  if (!explained) return children
  return (
    <dfn className="term" data-term={of} tabIndex={unseen ? undefined : 0}>
      {children}
    </dfn>
  )
}
