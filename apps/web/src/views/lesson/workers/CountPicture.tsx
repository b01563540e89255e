import { addedIn, type CountSoFar } from '@loopscope/shared/lesson/workers/readCount'
import type { CSSProperties } from 'react'
import { formatMs } from '../../kit/format.ts'
import { roundUp, timeMarks } from '../timeMarks.ts'
import { CellFigures } from './CellFigures.tsx'
import { areaBetween, areaUnder, lineOf, type Point } from './chartPaths.ts'
import { ThreadProgress } from './ThreadProgress.tsx'
import './Count.css'

type Props = {
  readonly model: CountSoFar
  /** us on the recording's clock. */
  readonly at: number
}

/** What was added and what the cell held, from look to look; below it how far each thread was. */
export function CountPicture({ model, at }: Props) {
  const { looks, threads, planned } = model
  // Nothing of the chart has begun until they are let go.
  const go = model.go ?? at
  // While it goes on there is room for what comes.
  const span = model.end === null ? roundUp(Math.max(10_000, at - go)) : Math.max(1, model.end - go)
  const x = (us: number) => (100 * (us - go)) / span
  const seen = looks.findLast((look) => look.at <= at)
  // The last one would stand out over the edge.
  const marks = timeMarks(span).filter((us) => us < 0.9 * span)
  const shown = Math.min(100, Math.max(0, x(at)))
  const points = (of: (look: CountSoFar['looks'][number]) => number): Point[] =>
    looks.map((look) => ({ x: x(look.at), y: 100 - (100 * of(look)) / planned }))
  const all = points(addedIn)
  const sums = points(({ sum }) => sum)
  const gap = areaBetween(all, sums)
  return (
    <div className="count" style={{ '--shown': `${shown}%` } as CSSProperties}>
      <CellFigures added={seen === undefined ? 0 : addedIn(seen)} sum={seen?.sum ?? 0} />
      <div className="count-chart">
        <div className="count-marks" aria-hidden="true">
          {marks.map((us) => (
            <span key={us} style={{ insetInlineStart: `${(100 * us) / span}%` }}>
              <small className="number">{us === 0 ? '0' : formatMs(us)} ms</small>
            </span>
          ))}
        </div>
        {(['later', 'now'] as const).map((layer) => (
          <svg
            key={layer}
            className={`count-${layer}`}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path className="count-gap" d={gap} />
            <path className="count-added" d={lineOf(all)} />
            <path className="count-sum" d={lineOf(sums)} />
          </svg>
        ))}
        {looks.map((look, i) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a look is its number
            key={i}
            className="count-look"
            aria-hidden="true"
            data-state={look.at <= at ? 'done' : 'later'}
            style={{
              insetInlineStart: `${x(look.at)}%`,
              insetBlockEnd: `${(100 * look.sum) / planned}%`,
            }}
          />
        ))}
        <i className="count-cursor" aria-hidden="true" />
      </div>
      <ol className="count-threads" aria-label="Threads">
        {threads.map((thread, i) => {
          const count = seen?.own[i] ?? 0
          return (
            <ThreadProgress
              // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number
              key={i}
              thread={i + 1}
              state={threads.length * count >= planned ? 'is done' : stateOf(thread, model.go, at)}
              count={count}
              area={areaUnder(
                looks.map(({ at: us, own }) => ({
                  x: x(us),
                  y: 100 - (100 * threads.length * (own[i] ?? 0)) / planned,
                })),
              )}
              done={(threads.length * count) / planned}
            />
          )
        })}
      </ol>
      <p className="lesson-basis">
        Each dot is what the main thread read in the cells; lines only join them. It reads one cell
        after the other while the threads go on, so a reading is off by what they counted meanwhile.
        The last one comes after all of them.
      </p>
    </div>
  )
}

function stateOf(
  { made, ready, counted }: CountSoFar['threads'][number],
  go: number | null,
  at: number,
): string {
  const isTold = (moment: number | null) => moment !== null && moment <= at
  if (!isTold(made)) return 'not made yet'
  if (!isTold(ready)) return 'starts'
  if (!isTold(go)) return 'waits'
  return isTold(counted) ? 'is done' : 'counts'
}
