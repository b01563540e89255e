import { useState } from 'react'
import { useStore } from 'zustand'
import type { VersionRun } from '../../state/compare/versionRuns.ts'
import { isSameSubject, subjectOf } from '../../state/run/subject.ts'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Panel } from '../kit/Panel.tsx'
import { VersionDifference } from './VersionDifference.tsx'
import { VersionMatrix } from './VersionMatrix.tsx'
import { versionGroups, versionWords } from './versionGroups.ts'
import './Versions.css'

/** The snippet on every installed version: who prints the same, where the first difference is, and what Node changed. */
export function VersionList() {
  const { session, versionRuns } = useLoopscope()
  const { subject, runs } = useStore(versionRuns.store)
  const node = useSession((state) => state.node)
  const majors = useInstalled()
  const isCurrent = useSession(
    (state) => subject !== null && isSameSubject(subject, subjectOf(state), true),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const running = runs.some(({ status }) => status === 'waiting')
  const groups = versionGroups(runs, node)
  const [base] = groups
  const other =
    groups.find((group) => group !== base && group.runs.some((run) => run.node === chosen)) ??
    groups[1]
  const start = () => void versionRuns.start(subjectOf(session.getState()), majors)
  return (
    <Panel name="Versions">
      <div className="versions">
        {subject === null ? (
          <p>Does it print the same on other versions of Node? Run it once on each to find out.</p>
        ) : (
          <p role="status" aria-label="Progress of the versions">
            {running
              ? `${runs.filter(({ key }) => key !== null).length} of ${runs.length} versions`
              : groups.length === 0
                ? 'It did not run on any of them.'
                : groups.length === 1
                  ? `${versionWords(base?.runs ?? [])} gave the same output.`
                  : 'One run each. Races shows whether an order is luck.'}
            {!isCurrent && ' The snippet or its settings have changed since.'}
          </p>
        )}
        <Refusals runs={runs} />
        {base !== undefined && other !== undefined && subject !== null && (
          <VersionDifference base={base} other={other} node={node} subject={subject} />
        )}
        {runs.length > 0 && (
          <VersionMatrix runs={runs} base={base} node={node} other={other} choose={setChosen} />
        )}
        <div>
          <button
            type="button"
            className="button small"
            aria-disabled={running || majors.length === 0}
            onClick={() => {
              if (!running && majors.length > 0) start()
            }}
          >
            {running ? 'Running' : `Run on all ${majors.length} versions`}
            {subject !== null && !running && ' again'}
          </button>
        </div>
      </div>
    </Panel>
  )
}

/** Why it did not run on some versions: each reason once. */
function Refusals({ runs }: { runs: readonly VersionRun[] }) {
  const failed = Map.groupBy(
    runs.filter(({ status }) => status === 'failed'),
    ({ problem }) => problem ?? '',
  )
  return [...failed].map(([problem, those]) => (
    <p key={problem} role="alert">
      {those.length < runs.length && `${versionWords(those)}: `}
      {visibleText(problem, 400)}
    </p>
  ))
}

function useInstalled(): readonly string[] {
  const versions = useSession((state) => state.versions?.versions ?? null)
  return (versions ?? [])
    .filter(({ status }) => status !== 'missing')
    .map(({ major }) => String(major))
    .sort((a, b) => Number(a) - Number(b))
}
