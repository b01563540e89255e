import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'
import { loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { latencySeries } from '../../../state/lab/load/loadTable.ts'
import { pinned, recallPinned } from '../../../state/lab/load/pinned.ts'
import { useMoment } from '../labContext.ts'
import { demoTabId } from '../tabs/DemoTabs.tsx'
import { CompareHero } from './CompareHero.tsx'
import { LatencyChart } from './charts/LatencyChart.tsx'
import { LogHistogram } from './charts/LogHistogram.tsx'
import { PercentilePlot } from './charts/PercentilePlot.tsx'
import { RateChart } from './charts/RateChart.tsx'
import { Windows } from './charts/Windows.tsx'
import { LoadProcesses } from './LoadProcesses.tsx'
import { SingleHero } from './SingleHero.tsx'
import { StallHero } from './StallHero.tsx'
import { useFollowedRun } from './useFollowedRun.ts'
import { useKind, useRun } from './useRun.ts'
import './LoadField.css'

/** The run at the cursor: its figures, its charts, and the processes that are in it. */
export function LoadField() {
  const moment = useMoment()
  const run = useRun()
  const kind = useKind()
  useEffect(() => void recallPinned(), [])
  useFollowedRun()
  if (moment === null) return null
  return (
    <div className="load-field" id="load-run" role="tabpanel" aria-labelledby={demoTabId(kind)}>
      <LoadProcesses moment={moment} />
      <Waiting moment={moment} />
      {run === null ? <NoRun /> : <Run run={run} />}
    </div>
  )
}

function NoRun() {
  return (
    <p className="load-none">
      No run of this kind yet. Choose what is to be asked, and press Run load: real requests to real
      servers of this machine.
    </p>
  )
}

function Waiting({ moment: { load } }: { moment: LabMoment }) {
  if (load?.queued == null) return null
  const { ahead } = load.queued
  return (
    <p className="load-waiting" role="status" aria-label="Queue">
      Waiting: {ahead === 1 ? '1 load run' : `${ahead} load runs`} on this machine before this one.
      Two at once would measure each other.
    </p>
  )
}

function Run({ run }: { run: LoadRun }) {
  const kept = useStore(pinned, ({ part }) => part)
  const series = latencySeries(run, kept)
  const [first] = run.parts
  if (first === undefined) return null
  return (
    <>
      {run.kind === 'single' && <SingleHero part={first} />}
      {run.kind === 'ab' && <CompareHero run={run} />}
      {run.kind === 'stalled' && <StallHero run={run} />}
      {run.cutOff && (
        <p className="load-loaded" role="note">
          This run was cut off before its end: its figures are of what had been told until then, and
          compare with no other.
        </p>
      )}
      <Load run={run} />
      <div className="load-charts">
        <RateChart run={run} />
        {series.length > 0 && <PercentilePlot series={series} isLinear={run.kind === 'stalled'} />}
        {run.kind !== 'ab' && <LatencyChart run={run} />}
        {run.kind !== 'ab' && series.length > 0 && (
          <LogHistogram histogram={loadHistogram(first)} />
        )}
      </div>
      <Windows run={run} />
    </>
  )
}

/** Said when other programs had the machine's cores before the run began. */
function Load({ run }: { run: LoadRun }) {
  const cores = useMoment()?.header.cores ?? 1
  const average = run.parts[0]?.started.loadAverage ?? 0
  if (average <= cores) return null
  return (
    <p className="load-loaded">
      The machine was already busy before this run: load average {average.toFixed(1)} on{' '}
      {counted(cores, 'core')}. Trust processor time per answer and ratios of rounds in turns, not
      the rates.
    </p>
  )
}
