import { useFindingCount } from './useFindingCount.ts'
import './FindingCount.css'

/** How much stands out, beside the name of the tab. The name stays what it is: the panel itself says what there is. */
export function FindingCount() {
  const count = useFindingCount()
  if (count === null || count === 0) return null
  return (
    <span className="tab-count" aria-hidden="true">
      {count}
    </span>
  )
}
