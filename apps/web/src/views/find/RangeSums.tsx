import { sumsBetween } from '@loopscope/shared/timeline/moments/sumsBetween'
import { duration, theCallback } from '@loopscope/shared/timeline/sentences/words'
import { runStepOf } from '@loopscope/shared/timeline/steps/runStep'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { formatCount } from '../kit/format.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { markOf, placeOf } from '../kit/look.ts'
import { goTo } from '../timeline/input/pick.ts'
import { timesInView } from './timesInView.ts'
import './RangeSums.css'

/** How the time that the lanes show was spent. Zooming and panning choose the stretch. */
export function RangeSums({ timeline }: { timeline: Timeline }) {
  const loopscope = useLoopscope()
  useStore(loopscope.lanesView)
  useStore(loopscope.playback, ({ cursor }) => cursor)
  const { from, to } = timesInView(loopscope, timeline)
  const { totalUs, ranUs, asleepUs, places, longest } = sumsBetween(timeline, from, to)
  const step = longest === null ? null : runStepOf(timeline, longest.callback.index)
  const share = (us: number) => `${totalUs === 0 ? 0 : (100 * us) / totalUs}%`
  return (
    <section className="range-sums" aria-label="Sums">
      <h3>{duration(totalUs)} in view</h3>
      <p className="range-sums-bar" aria-hidden="true">
        {places.map(({ phase, queue, us }) => {
          const { look } = placeOf(phase, queue)
          return <span key={look} data-ph={look} style={{ width: share(us) }} />
        })}
      </p>
      <p>
        JavaScript <Measure us={ranUs} />
        {asleepUs !== null && (
          <>
            , asleep <Measure us={asleepUs} />, all else{' '}
            <Measure us={Math.max(0, totalUs - ranUs - asleepUs)} />
          </>
        )}
        .
      </p>
      <ul>
        {places.map(({ phase, queue, us, count, internal, evidence }) => {
          const { look, name } = placeOf(phase, queue)
          return (
            <li key={look} data-ph={look}>
              <Glyph look={look} size={10} />
              <span>
                {name}
                {markOf(evidence)}
              </span>
              <span className="number">{duration(us)}</span>
              <span className="number">{callbacksIn(count, internal)}</span>
            </li>
          )
        })}
      </ul>
      {longest !== null && step !== null && (
        <button type="button" onClick={() => goTo(loopscope, step)}>
          Longest: {theCallback(longest.callback)}, <Measure us={longest.us} />
        </button>
      )}
    </section>
  )
}

/** A figure keeps its unit. */
function Measure({ us }: { us: number }) {
  return <span className="measure">{duration(us)}</span>
}

/** "2 callbacks, 3 internal": time that a callback of the program's did not take was taken by Node's own. */
function callbacksIn(count: number, internal: number): string {
  const own = internal === 0 ? null : `${internal} internal`
  if (count === 0 && own !== null) return own
  return [formatCount(count, 'callback'), own].filter((part) => part !== null).join(', ')
}
