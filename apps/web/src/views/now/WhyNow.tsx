import { whenPainted } from '../hooks/whenPainted.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { NothingToExplain } from '../why/NothingToExplain.tsx'

/** The rule behind what runs. It has come by the first event: nothing of it is needed before, and no step waits for it. */
export const WhyNow = lazyPart(
  async () => {
    await whenPainted()
    return (await import('../why/WhyPanel.tsx')).WhyPanel
  },
  <NothingToExplain />,
)
