import { HashRing } from './HashRing.tsx'
import { SharesPanel } from './SharesPanel.tsx'

/** How requests were shared out, and which key went to which server. */
export function AlgorithmPanels() {
  return (
    <>
      <SharesPanel />
      <HashRing />
    </>
  )
}
