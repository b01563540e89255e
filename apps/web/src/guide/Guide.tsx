import { usePanes } from '../views/hooks/panesContext.ts'
import { lazyPart } from '../views/kit/lazyPart.tsx'
import { Path } from './path/Path.tsx'
import { Terms } from './terms/Terms.tsx'
import { Tour } from './tour/Tour.tsx'

const Present = lazyPart(async () => (await import('./present/Present.tsx')).Present)
const RunSheet = lazyPart(async () => (await import('../views/sheet/RunSheet.tsx')).RunSheet)
const ChooseStops = lazyPart(
  async () => (await import('../views/share/stops/ChooseStops.tsx')).ChooseStops,
)

/** What leads a person around the page. It comes after the first paint. */
export function Guide() {
  const presenting = usePanes((panes) => panes.presenting)
  const sheet = usePanes((panes) => panes.sheet)
  const choosing = usePanes((panes) => panes.choosingStops)
  return (
    <>
      <Terms />
      <Tour />
      <Path />
      {choosing && !presenting && <ChooseStops />}
      {presenting && <Present />}
      {sheet && <RunSheet />}
    </>
  )
}
