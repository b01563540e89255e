import { ResponsesPanel } from './ResponsesPanel.tsx'
import { Stopwatch } from './Stopwatch.tsx'

/** A failover on its own clock, and what clients got meanwhile. */
export function FailoverPanels() {
  return (
    <>
      <Stopwatch />
      <ResponsesPanel />
    </>
  )
}
