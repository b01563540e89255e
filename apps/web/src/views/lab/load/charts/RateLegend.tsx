import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { median } from '@loopscope/shared/lab/load/figures/median'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import type { LoadStretch } from '../../../../state/lab/load/loadSeries.ts'

type Props = { readonly run: LoadRun; readonly stretches: readonly LoadStretch[] }

/** What the lines and the shade of the rates are, with the rate of each part's middle window where there are few. */
export function RateLegend({ run, stretches }: Props) {
  const { kind, planned, parts } = run
  const ends = parts.filter(({ done }) => done !== null).length
  const middles = stretches.map(middleOf)
  return (
    <span className="chart-legend">
      {kind === 'stalled' ? (
        stretches.map(({ part }, index) => {
          const isOpen = part.started.generator === 'steady'
          return (
            <span key={part.started.part}>
              <i className="key-line" data-look={isOpen ? 'c' : 'a'} />
              {isOpen ? 'open loop' : 'closed loop'}
              {rateWords(middles[index] ?? null, ', middle window ')}
            </span>
          )
        })
      ) : (
        <>
          {middles.some((middle) => middle !== null) && (
            <span>
              <i className="key-line" data-look="c" />
              {/* Of rounds in turns there are too many: the table has their rates. */}
              middle window{kind === 'single' && rateWords(middles[0] ?? null, ': ')}
            </span>
          )}
          {stretches.some(({ points }) => points.some(({ warmup }) => warmup)) && (
            <span>
              <i className="key-shade" />
              warm-up
            </span>
          )}
        </>
      )}
      {planned > 1 && (ends < planned || kind === 'ab') && (
        <span className="number">
          {ends === planned ? `${planned} parts` : `part ${parts.length} of ${planned}`}
        </span>
      )}
    </span>
  )
}

/** Answers per second in the middle one of a part's windows; null: it is not over, or has none that say so. */
export function middleOf({ part, points }: Pick<LoadStretch, 'part' | 'points'>): number | null {
  const counted = points.filter(({ warmup }) => !warmup)
  return part.done === null || counted.length < 2 ? null : median(counted.map(({ rate }) => rate))
}

function rateWords(rate: number | null, before: string): string {
  return rate === null ? '' : `${before}${grouped(Math.round(rate))}/s`
}
