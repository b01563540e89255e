import { counted } from '@loopscope/shared/lab/labWords'
import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { plannedPairs } from '@loopscope/shared/lab/load/figures/compareSides'
import { median } from '@loopscope/shared/lab/load/figures/median'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import type { LoadStretch } from '../../../../state/lab/load/loadSeries.ts'
import { WarmupKey } from './Warmup.tsx'

type Props = { readonly run: LoadRun; readonly stretches: readonly LoadStretch[] }

/** What the lines and the shade of the rates are, with the median rate of each part's windows where there are few. */
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
              {rateWords(middles[index] ?? null, ', median ')}
            </span>
          )
        })
      ) : (
        <>
          {middles.some((middle) => middle !== null) && (
            <span>
              <i className="key-line" data-look="c" />
              {/* Of rounds in turns there are too many: the table has their rates. */}
              median of the windows{kind === 'single' && rateWords(middles[0] ?? null, ': ')}
            </span>
          )}
          <WarmupKey stretches={stretches} />
        </>
      )}
      {planned > 1 && (ends < planned || kind === 'ab') && (
        <span className="number">
          {kind === 'ab' ? pairWords(run) : `part ${parts.length} of ${planned}`}
        </span>
      )}
    </span>
  )
}

/** The median of the answers per second in a part's windows; null: it is not over, or has none that say so. */
export function middleOf({ part, points }: Pick<LoadStretch, 'part' | 'points'>): number | null {
  const told = points.filter(({ warmup }) => !warmup)
  return part.done === null || told.length < 2 ? null : median(told.map(({ rate }) => rate))
}

/** Of A/B, as the figures count them: "5 pairs of rounds", "pair 2 of 5". */
function pairWords(run: LoadRun): string {
  const pairs = plannedPairs(run)
  const over = run.parts.filter(({ done }) => done !== null).length
  return over === run.planned
    ? counted(pairs, 'pair of rounds', 'pairs of rounds')
    : `pair ${Math.ceil(run.parts.length / 2)} of ${pairs}`
}

function rateWords(rate: number | null, before: string): string {
  return rate === null ? '' : `${before}${grouped(Math.round(rate))}/s`
}
