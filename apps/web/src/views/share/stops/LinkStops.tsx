import type { LinkStop } from '../../../state/share/linkWords.ts'
import { useStopKeys } from '../../keys/useStopKeys.ts'
import { Icon } from '../../kit/Icon.tsx'
import { amongMoments } from './amongMoments.ts'
import type { Moments } from './moments.ts'
import { StopWord } from './StopWord.tsx'
import './LinkStops.css'

type Props = { readonly chosen: readonly LinkStop[]; readonly moments: Moments }

/** From stop to stop of a link. Nothing where it has none. */
export function LinkStops({ chosen, moments }: Props) {
  const { stops, among, has, go } = amongMoments(chosen, moments)
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
        <StopWord stops={stops} among={among} name={moments.name} />
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
