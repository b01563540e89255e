import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { failedWords } from '@loopscope/shared/lab/load/failedWords'
import { percentile } from '@loopscope/shared/lab/load/figures/histogram'
import {
  correctedLoad,
  loadFigures,
  loadHistogram,
} from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import { Fact } from './Fact.tsx'

/** One stall, three answers to "what was p99". */
export function StallHero({ run }: { run: LoadRun }) {
  const [closed, open] = run.parts
  const p99 = (part: LoadPart | undefined) => {
    const histogram = part === undefined ? null : loadHistogram(part)
    return histogram === null || histogram.total === 0
      ? '–'
      : latencyText(percentile(histogram, 99))
  }
  const corrected =
    closed === undefined || loadHistogram(closed).total === 0
      ? '–'
      : latencyText(percentile(correctedLoad(closed), 99))
  return (
    <dl className="load-hero" data-of="stalled">
      <Fact
        name="p99 of the closed loop"
        value={p99(closed)}
        note="as autocannon measures"
        isLarge
      />
      <Fact name="corrected" value={corrected} note="with the requests that were due" isLarge />
      <Fact
        name="p99 of an open loop"
        value={p99(open)}
        note="latency from when each was due"
        isLarge
      />
      {[closed, open].map((part) => part && <Failures key={part.started.part} part={part} />)}
    </dl>
  )
}

function Failures({ part }: { part: LoadPart }) {
  const { rate, responses, non2xx, errors, lost } = loadFigures(part)
  const failed = non2xx + errors + lost
  return (
    <Fact
      name={part.started.generator === 'steady' ? 'open loop, mean' : 'closed loop, mean'}
      value={`${grouped(Math.round(rate))}/s`}
      note={failedWords({ responses, non2xx, errors, lost })}
      isBad={failed > 0}
    />
  )
}
