import type { Series, SeriesPoint, Settings } from '@loopscope/shared/lesson/lesson'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { Shown } from '../../state/lesson/lessonState.ts'
import { unbroken } from '../hooks/unbroken.ts'
import { Panel } from '../kit/Panel.tsx'
import './SeriesPanel.css'

type Props<S extends Settings, M> = {
  readonly page: LessonPage<S, M>
  readonly series: Series<S, M>
}

/** Runs side by side, made when somebody asks for them. */
export function SeriesPanel<S extends Settings, M>({ page, series }: Props<S, M>) {
  const made = useStore(page.store, (state) => state.series)
  const runs = made?.runs ?? []
  const measuring = made !== null && runs.length < made.wanted
  const points = pointsOf(series, runs)
  const longest = Math.max(1e-9, ...points.map(({ high }) => high.value))
  return (
    <Panel name={series.title} className="lesson-series">
      <div className="series-body">
        {points.length > 0 && (
          <ul aria-label={series.title}>
            {points.map(({ label, low, middle, high }) => (
              <li key={label}>
                <span>{label}</span>
                <div className="series-bar">
                  <i style={{ inlineSize: `${(100 * middle.value) / longest}%` }} />
                  {high.value > low.value && (
                    <s
                      style={{
                        insetInlineStart: `${(100 * low.value) / longest}%`,
                        inlineSize: `${(100 * (high.value - low.value)) / longest}%`,
                      }}
                    />
                  )}
                </div>
                <b className="number">
                  {middle.words}
                  {high.value > low.value && (
                    <small>
                      {low.words} to {high.words}
                    </small>
                  )}
                </b>
              </li>
            ))}
          </ul>
        )}
        <p role="status" aria-label={`${series.title}: result`}>
          {measuring
            ? `Run ${runs.length + 1} of ${made.wanted}.`
            : runs.length > 0 && unbroken(series.sentence(runs.map(({ model }) => model)))}
        </p>
        <button
          type="button"
          className="button small"
          aria-disabled={measuring}
          onClick={() => {
            if (!measuring) void page.measure()
          }}
        >
          {runs.length > 0 && !measuring ? 'Measure again' : series.ask}
        </button>
      </div>
    </Panel>
  )
}

/** The runs with the same settings, put in order of their values. */
type Point = {
  readonly label: string
  readonly low: SeriesPoint
  readonly middle: SeriesPoint
  readonly high: SeriesPoint
}

function pointsOf<S extends Settings, M>(
  series: Series<S, M>,
  runs: readonly Shown<S, M>[],
): readonly Point[] {
  const groups = Map.groupBy(runs, ({ settings }) => JSON.stringify(settings))
  return [...groups.values()].flatMap((group) => {
    const points = group
      .map(({ model, settings }) => series.point(model, settings))
      .toSorted((a, b) => a.value - b.value)
    const [low, middle, high] = [points[0], points[Math.floor(points.length / 2)], points.at(-1)]
    if (low === undefined || middle === undefined || high === undefined) return []
    return [{ label: low.label, low, middle, high }]
  })
}
