import { compareSides, plannedPairs } from '@loopscope/shared/lab/load/figures/compareSides'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { ratioText, TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { verdictText } from '@loopscope/shared/lab/load/verdictText'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { SidesTable } from './SidesTable.tsx'

/** What A/B comes to: the ratio with its range, and each side's figures with what failed beside them. */
export function CompareHero({ run }: { run: LoadRun }) {
  const comparison = compareSides(run)
  const { a, b, ratio, pairs } = comparison
  const most = Math.max(a.rate.most, b.rate.most)
  return (
    <div className="load-hero load-compare">
      <div className="load-ratio">
        <p>Throughput, B to A</p>
        <p className="number load-big" role="status" aria-label="Ratio">
          {ratio === null ? '–' : ratioText(ratio.median)}
        </p>
        <p>
          {ratio === null
            ? 'No pair of rounds is over yet.'
            : `medians of ${pairs === 1 ? '1 pair' : `${pairs} pairs`}; pair by pair ${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`}
        </p>
      </div>
      <ScrollBox name="Both sides" className="load-sides">
        <SidesTable
          most={most}
          sides={[
            { look: 'a', target: targetOf(run, 'a'), side: a },
            { look: 'b', target: targetOf(run, 'b'), side: b },
          ]}
        />
        <p className="load-verdict">{verdictText(comparison, plannedPairs(run))}</p>
      </ScrollBox>
    </div>
  )
}

function targetOf({ parts }: LoadRun, side: 'a' | 'b'): string {
  const part = parts.find(({ started }) => started.side === side)
  return part === undefined ? '' : TARGET_NAMES[part.started.target]
}
