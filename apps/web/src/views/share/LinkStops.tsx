import { useStopKeys } from '../keys/useStopKeys.ts'
import { Icon } from '../kit/Icon.tsx'
import { StopWord } from './StopWord.tsx'
import { useLinkStops } from './useLinkStops.ts'
import './LinkStops.css'

/** From stop to stop of the link that is on the page. Nothing where it has none. */
export function LinkStops() {
  const { stops, among, has, go } = useLinkStops()
  useStopKeys(go)
  if (stops.length === 0) return null
  return (
    <div className="link-stops" role="toolbar" aria-label="Stops">
      <button
        type="button"
        className="button small"
        aria-label="Previous stop"
        title="Previous stop (Shift N)"
        aria-disabled={!has('previous')}
        onClick={() => go('previous')}
      >
        <Icon name="back" size={14} />
      </button>
      <p role="status" aria-label="Stop">
        <StopWord stops={stops} among={among} />
      </p>
      <button
        type="button"
        className="button small"
        aria-label="Next stop"
        title="Next stop (N)"
        aria-disabled={!has('next')}
        onClick={() => go('next')}
      >
        Next stop
        <Icon name="forward" size={14} />
      </button>
    </div>
  )
}
