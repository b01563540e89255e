import { loadCsv, loadHgrm, loadJson, loadMarkdown } from '@loopscope/shared/lab/load/exportLoad'
import { loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import { loadCommands } from '@loopscope/shared/lab/load/loadCommand'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { useStore } from 'zustand'
import { latencySeries } from '../../../state/lab/load/loadTable.ts'
import { pin, pinned } from '../../../state/lab/load/pinned.ts'
import { saveFile } from '../../export/saveFile.ts'
import { Panel } from '../../kit/Panel.tsx'
import { CommandLine } from '../CommandLine.tsx'
import { useIsLive, useMoment } from '../labContext.ts'
import { useRun } from './useRun.ts'
import './LoadAside.css'

const READINGS = {
  single:
    'A closed loop: each connection asks again when its answer is there, so a slow server is asked less. Rates of one run say little on a shared machine: pin one and compare, or use A/B.',
  ab: 'Rounds are in turns, so a slow moment meets both sides. Trust a difference only where the two ranges do not overlap.',
  stalled:
    'The server gets SIGSTOP at second 2 and SIGCONT a second later. In a closed loop one request per connection waits; an open loop goes on sending, as users do.',
} as const

/** How to read the run, files of it, the same run in a terminal, and the run to compare others with. */
export function LoadAside() {
  const run = useRun()
  const stood = useMoment()?.processes.find(({ id, exit }) => id === 'slow-http' && exit === null)
  const live = useIsLive()
  if (run === null) return null
  const commands = loadCommands(run, stood?.pid)
  return (
    <Panel name="This run" className="load-aside">
      <div className="load-aside-body">
        <p>{READINGS[run.kind]}</p>
        <h3>Save the run</h3>
        <Exports run={run} />
        <h3>The same in a terminal</h3>
        <p>
          {live
            ? 'As long as its servers run: they end with this session, or when a run begins that does not need them.'
            : 'The servers of this session have ended: start one of your own, as In the notes says, and put its port into the address.'}
        </p>
        {commands.map((command) => (
          <pre key={command}>
            <CommandLine command={command} />
          </pre>
        ))}
        {run.kind === 'single' && <Pin run={run} />}
      </div>
    </Panel>
  )
}

function Exports({ run }: { run: LoadRun }) {
  const over = run.parts.some(({ done }) => done !== null)
  const save = (name: string, type: string, text: string) =>
    saveFile(`loopscope-load-${run.run}.${name}`, new Blob([text], { type }))
  const files = [
    ['JSON', () => save('json', 'application/json', loadJson(run))],
    ['CSV', () => save('csv', 'text/csv', loadCsv(run))],
    // A distribution of two sides, or of a closed and an open loop, would be one of nothing.
    ...latencySeries(run, null).map(
      ({ name, histogram }, _, all) =>
        [
          all.length === 1 ? '.hgrm' : `.hgrm ${name}`,
          () =>
            save(
              all.length === 1 ? 'hgrm' : `${name.toLowerCase().replace(' ', '-')}.hgrm`,
              'text/plain',
              loadHgrm(histogram),
            ),
        ] as const,
    ),
    ['Markdown', () => save('md', 'text/markdown', loadMarkdown(run))],
  ] as const
  return (
    <div className="load-ways">
      {files.map(([name, write]) => (
        <button key={name} type="button" className="button small" disabled={!over} onClick={write}>
          {name}
        </button>
      ))}
    </div>
  )
}

/** A run that this browser keeps: its latencies stand beside those of every other. */
function Pin({ run }: { run: LoadRun }) {
  const kept = useStore(pinned, ({ part }) => part)
  const [part] = run.parts
  // Of no answer there is nothing to compare with.
  const can = part !== undefined && loadHistogram(part).total > 0
  return (
    <>
      <h3>To compare with</h3>
      <div className="load-ways">
        <button
          type="button"
          className="button small"
          disabled={!can}
          onClick={() => pin(part ?? null)}
        >
          Pin this run
        </button>
        {kept !== null && (
          <button type="button" className="button small" onClick={() => pin(null)}>
            Unpin {TARGET_NAMES[kept.started.target]}
          </button>
        )}
      </div>
    </>
  )
}
