import { QueuePanel } from './QueuePanel.tsx'
import { Staircase } from './Staircase.tsx'

/** Who waits where, and how long the last requests waited. */
export function QueuePanels() {
  return (
    <>
      <QueuePanel />
      <Staircase />
    </>
  )
}
