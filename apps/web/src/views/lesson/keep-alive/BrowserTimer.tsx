import { useState } from 'react'

/** What setTimeout gives in this browser, beside what it gave in the run. */
export function BrowserTimer({ type }: { type: string }) {
  const [timer] = useState(() => {
    const made: unknown = setTimeout(() => undefined, 0)
    return made
  })
  return (
    <p className="keep-timer">
      In this run <code>typeof t1</code> is <b>{type}</b>. In this browser{' '}
      <code>typeof setTimeout(f, 0)</code> is <b>{typeof timer}</b>
      {typeof timer === 'number' && (
        <>
          {' '}
          (<span className="number">{timer}</span>), which has no <code>unref</code>
        </>
      )}
      .
    </p>
  )
}
