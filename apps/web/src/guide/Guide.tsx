import { lazyPart } from '../views/lazyPart.tsx'
import { usePanes } from '../views/panesContext.ts'
import { Path } from './path/Path.tsx'
import { Terms } from './terms/Terms.tsx'
import { Tour } from './tour/Tour.tsx'

const Present = lazyPart(async () => (await import('./present/Present.tsx')).Present)

/** What leads a person around the page. It comes after the first paint. */
export function Guide() {
  const presenting = usePanes((panes) => panes.presenting)
  return (
    <>
      <Terms />
      <Tour />
      <Path />
      {presenting && <Present />}
    </>
  )
}
