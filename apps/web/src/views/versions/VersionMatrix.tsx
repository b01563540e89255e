import type { VersionRun } from '../../state/compare/versionRuns.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { outcomeSentence } from '../outcome/outcomeSentence.ts'
import { type Cell, outputCells } from './outputCells.ts'
import type { VersionGroup } from './versionGroups.ts'

type Props = {
  readonly runs: readonly VersionRun[]
  /** The versions that gave what the page's own gave; the others are measured by it. */
  readonly base: VersionGroup | undefined
  readonly node: string
  /** The group that is shown against the page's own. */
  readonly other: VersionGroup | undefined
  readonly choose: (node: string) => void
}

const MOST = 12

/** Every version with its lines; the first line that differs from the page's own version is inverted, later ones outlined. */
export function VersionMatrix({ runs, base, node, other, choose }: Props) {
  const own = base?.runs[0]
  const expected = own === undefined ? [] : outputCells(own)
  return (
    <table className="matrix">
      <caption>All versions</caption>
      <tbody>
        {runs.map((run) => (
          <tr key={run.node} aria-current={run.node === node ? 'true' : undefined}>
            <th scope="row">
              <button
                type="button"
                title={`Show how Node ${run.node} differs`}
                aria-pressed={other?.runs.includes(run) ?? false}
                disabled={base === undefined || base.runs.includes(run) || run.key === null}
                onClick={() => choose(run.node)}
              >
                <span className="unseen">Node </span>
                {run.node}
              </button>
            </th>
            <td>
              <Lines run={run} expected={expected} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines({ run, expected }: { run: VersionRun; expected: readonly Cell[] }) {
  if (run.status === 'failed') return <span className="matrix-note">did not run</span>
  if (run.key === null) return <span className="matrix-note">to come</span>
  const cells = outputCells(run)
  const first = firstDifference(cells, expected)
  const outcome = run.output?.outcome ?? null
  const end = outcome === null ? null : outcomeSentence(outcome)
  const isPlain = outcome?.type === 'finished' && outcome.exitCode === 0
  return (
    <>
      <ol className="matrix-cells">
        {cells.slice(0, MOST).map(({ text, place, where }, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the output.
            key={i}
            data-ph={place.look}
            data-difference={
              i === first ? 'first' : text === expected[i]?.text ? undefined : 'later'
            }
            title={`${visibleText(text, 200)} (${where})`}
          >
            {text === '' ? ' ' : visibleText(text, 40)}
          </li>
        ))}
        {cells.length > MOST && <li className="matrix-note">and {cells.length - MOST} more</li>}
        {cells.length === 0 && <li className="matrix-note">no output</li>}
      </ol>
      {end !== null && !isPlain && (
        <span className="matrix-note">
          {end.head} {end.detail}
        </span>
      )}
    </>
  )
}

function firstDifference(cells: readonly Cell[], expected: readonly Cell[]): number {
  return cells.findIndex(({ text }, i) => text !== expected[i]?.text)
}
