import type { Series, Settings } from '@loopscope/shared/lesson/lesson'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { Panel } from '../Panel.tsx'
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
  const points = runs.map(({ model, settings }) => series.point(model, settings))
  const longest = Math.max(1e-9, ...points.map(({ value }) => value))
  return (
    <Panel name={series.title} className="lesson-series">
      <div className="series-body">
        {points.length > 0 && (
          <ul aria-label={series.title}>
            {points.map(({ label, value, words }) => (
              <li key={label}>
                <span>{label}</span>
                <i style={{ inlineSize: `${(100 * value) / longest}%` }} />
                <b className="number">{words}</b>
              </li>
            ))}
          </ul>
        )}
        <p role="status" aria-label={`${series.title}: result`}>
          {measuring
            ? `Run ${runs.length + 1} of ${made.wanted}.`
            : runs.length > 0 && series.sentence(runs.map(({ model }) => model))}
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
