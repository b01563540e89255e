import { type CostRange, costRanges, type Range } from '@loopscope/shared/lab/processes/costRanges'
import type { InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import type { Costs } from '@loopscope/shared/lab/processes/instancesMoment'
import { memoryRange, timeRange } from '@loopscope/shared/lab/processes/instanceWords'
import { DotPlot } from './DotPlot.tsx'
import { forKinds, KindsTable } from './KindsTable.tsx'

type Measure = {
  readonly name: string
  readonly note: string
  readonly range: (of: CostRange) => Range | null
  readonly value: (trial: InstanceEventOf<'trial'>) => number
  readonly words: (range: Range) => string
}

const MEASURES: readonly Measure[] = [
  {
    name: 'Start',
    note: 'from the call to its first message',
    range: ({ start }) => start,
    value: ({ startUs }) => startUs,
    words: timeRange,
  },
  {
    name: 'Message',
    note: 'there and back; the middle of 50 in each trial',
    range: ({ trip }) => trip,
    value: ({ trips }) => trips.middle,
    words: timeRange,
  },
  {
    name: 'Memory (PSS)',
    note: 'its own pages, and its part of shared ones; for the thread: how much its process grew',
    range: ({ pss }) => pss,
    value: ({ pssBytes }) => pssBytes ?? 0,
    words: memoryRange,
  },
  {
    name: 'Memory (RSS)',
    note: 'all pages that it has, shared ones whole; for the thread: how much its process grew',
    range: ({ rss }) => rss,
    value: ({ rssBytes }) => rssBytes,
    words: memoryRange,
  },
]

/** What each kind costs: a dot for each trial, all of a row on one scale, and the range as words. */
export function CostsTable({ costs }: { costs: Costs }) {
  const ranges = costRanges(costs)
  const { whole, times, trials } = costs
  const rows = MEASURES.flatMap(({ name, note, range, value, words }) => {
    const most = Math.max(0, ...ranges.map((one) => range(one)?.most ?? 0))
    if (trials.length > 0 && ranges.every((one) => range(one) === null)) return []
    const cells = forKinds((kind) => {
      const own = ranges.find((one) => one.kind === kind)
      const span = own === undefined ? null : range(own)
      return own === undefined || span === null
        ? { state: 'later', say: '–' }
        : {
            state: 'done',
            say: (
              <>
                <b className="number">{words(span)}</b>
                <DotPlot values={own.trials.map(value)} middle={span.middle} most={most} />
              </>
            ),
          }
    })
    const head = (
      <>
        {name}
        <small>{note}</small>
      </>
    )
    return [{ name, head, cells }]
  })
  return (
    <>
      <KindsTable caption="What each kind costs" corner="least to most" rows={rows} />
      <p className="instances-note" role="note">
        {whole === null && `Trial ${Math.floor(trials.length / 4) + 1} of ${times} goes on. `}
        {whole === false && 'It was cut off: these are the trials until then. '}
        Compiled code is kept between trials, so the first may take longer. Two kinds differ where
        their ranges do not overlap.
      </p>
    </>
  )
}
