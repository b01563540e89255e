import { Path } from './path/Path.tsx'
import { Terms } from './terms/Terms.tsx'
import { Tour } from './tour/Tour.tsx'

/** What leads a person around the page. It comes after the first paint. */
export function Guide() {
  return (
    <>
      <Terms />
      <Tour />
      <Path />
    </>
  )
}
