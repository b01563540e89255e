import { lastMeasured, plannedRounds } from '@loopscope/shared/lab/gzip/measureState'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'
import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import type { LoadMoment } from '@loopscope/shared/lab/load/loadMoment'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { useMoment } from '../../labContext.ts'

/** What is measured at this moment, or what was, and how far it can be trusted: one line. */
export function MeasureState() {
  const moment = useMoment()
  const measured = moment?.proxy?.measured
  if (moment == null || measured === undefined) return null
  const words = loadGoesOn(measured) ? going(measured) : over(measured, moment)
  return <p className="gzip-state">{words}</p>
}

function going({ asked, queued, runs }: LoadMoment): string {
  if (asked) return 'It begins.'
  if (queued !== null)
    return `It waits for ${queued.ahead === 1 ? 'another load run' : `${queued.ahead} load runs`} of this machine: two at once would measure each other.`
  const last = runs.at(-1)
  const part = last?.parts.at(-1)
  if (last === undefined || part === undefined) return 'It begins.'
  const { round, part: number, target } = part.started
  const sample = part.samples.at(-1)
  const rate =
    sample === undefined || sample.to <= sample.from
      ? ''
      : `, ${Math.round((1e6 * sample.responses) / (sample.to - sample.from)).toLocaleString('en')} answers/s`
  return `Round ${round} of ${plannedRounds(last)}, part ${number} of ${last.planned}: ${TARGET_NAMES[target]}${rate}${sample?.warmup === true ? ', warming up' : ''}.`
}

function over(measured: LoadMoment, { header }: LabMoment): string {
  const found = lastMeasured(measured)
  if (found === null)
    return measured.runs.length === 0
      ? 'Nothing is measured yet: Measure sends the same page under load, uncompressed, compressed by HAProxy and by Node.'
      : 'The last measurement ended before its first round was over.'
  const { run, compared } = found
  const [first] = run.parts
  const load = first?.started.loadAverage ?? null
  const busy =
    load !== null && load > header.cores
      ? ` The machine was busy with other work: load average ${load.toFixed(1)} on ${counted(header.cores, 'core')}.`
      : ''
  return `Measurement ${run.run}: ${counted(compared.rounds, 'round')} in turns, ${first?.started.seconds ?? 0} s each, 10 connections.${busy}`
}
