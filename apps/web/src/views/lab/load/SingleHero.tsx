import { counted } from '@loopscope/shared/lab/labWords'
import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { percentile } from '@loopscope/shared/lab/load/figures/histogram'
import { loadFigures, loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadPart } from '@loopscope/shared/lab/load/loadMoment'
import { bytesText, latencyText } from '@loopscope/shared/lab/load/loadWords'
import { Fact } from './Fact.tsx'

/** One run's rate, never without what failed beside it. */
export function SingleHero({ part }: { part: LoadPart }) {
  const { rate, responses, non2xx, errors, lost, bytesPerSecond, bytesPerResponse, cpu } =
    loadFigures(part)
  const histogram = loadHistogram(part)
  const last = part.samples.at(-1)?.latency
  const at = (percent: number, live: number | undefined) =>
    histogram.total > 0
      ? latencyText(percentile(histogram, percent))
      : live === undefined
        ? '–'
        : latencyText(live)
  const ofWindow = histogram.total === 0 && last != null ? 'of the last window' : undefined
  const codes = part.done?.errors.map(({ code, errno }) =>
    errno === null ? code : `${code}, errno ${errno}`,
  )
  return (
    <dl className="load-hero" data-of="single">
      <Fact
        name="Answers per second"
        value={grouped(Math.round(rate))}
        note={`${counted(responses, 'answer')}, mean of the whole run`}
        isLarge
      />
      <Fact name="not 2xx" value={grouped(non2xx)} isBad={non2xx > 0} />
      <Fact name="errors" value={grouped(errors)} note={codes?.join('; ')} isBad={errors > 0} />
      <Fact name="lost in flight" value={grouped(lost)} isBad={lost > 0} />
      <Fact name="p50" value={at(50, last?.p50)} note={ofWindow} />
      <Fact name="p99" value={at(99, last?.p99)} note={ofWindow} />
      <Fact
        name="received"
        value={`${bytesText(bytesPerSecond)}/s`}
        note={responses > 0 ? `${bytesText(bytesPerResponse)} each` : undefined}
      />
      {part.done !== null && <Fact name="CPU per answer" value={cpuText(cpu)} />}
    </dl>
  )
}

function cpuText(cpu: ReturnType<typeof loadFigures>['cpu']): string {
  const told = (['client', 'proxy', 'server'] as const).flatMap((role) => {
    const us = cpu[role]
    return us === null ? [] : [`${role} ${latencyText(us)}`]
  })
  return told.length === 0 ? '–' : told.join(', ')
}
