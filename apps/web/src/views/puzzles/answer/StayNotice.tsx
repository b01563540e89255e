import { pageAt } from '@loopscope/shared/site/sitePages'
import { useEffect, useState } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import { usePuzzles } from '../puzzlesContext.ts'
import './StayNotice.css'

/**
 * Follows the links to pages that only the service has (puzzles, demos) once it has answered for them. Where it does not, the page stays as it
 * is and this says why: the browser's own error page would take away what is on it.
 */
export function StayNotice() {
  const { reach } = usePuzzles()
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const address = addressIn(event)
      if (address === null) return
      // What is done on the page meanwhile must not move under the pointer: it stays until it is closed.
      setProblem(null)
      event.preventDefault()
      void reach(address.pathname).then((sentence) => {
        if (sentence === null) location.assign(address)
        else setProblem(sentence)
      })
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [reach])
  if (problem === null) return null
  return (
    <div className="stay-notice">
      <p role="alert">{problem}</p>
      <button
        type="button"
        className="button icon-only"
        aria-label="Close"
        onClick={() => setProblem(null)}
      >
        <Icon name="cross" size={14} />
      </button>
    </div>
  )
}

/** The page that a click leads to in this tab and that only the service has; null: none. */
function addressIn(event: MouseEvent): URL | null {
  const { button, ctrlKey, metaKey, shiftKey, altKey, target } = event
  if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey)
    return null
  const link = target instanceof Element ? target.closest('a') : null
  if (link === null || link.target !== '') return null
  const address = new URL(link.href)
  if (address.origin !== location.origin) return null
  const page = pageAt(address.pathname)
  // What is kept offline opens without the service; what is no page is none of this.
  return page === null || page.offline === true ? null : address
}
