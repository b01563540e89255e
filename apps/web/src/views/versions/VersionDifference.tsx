import { differenceWords } from '@loopscope/shared/timeline/compare/firstDifference'
import { knownChanges } from '@loopscope/shared/timeline/compare/knownChanges'
import { headline } from '@loopscope/shared/wire/headline'
import type { VersionRun } from '../../state/compare/versionRuns.ts'
import type { Subject } from '../../state/run/subject.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Icon } from '../kit/Icon.tsx'
import { DocsLinks } from '../why/DocsLinks.tsx'
import { outputCells, timelineOf } from './outputCells.ts'
import { SlopeChart } from './SlopeChart.tsx'
import { type VersionGroup, versionWords } from './versionGroups.ts'

type Props = {
  readonly base: VersionGroup
  readonly other: VersionGroup
  /** The major version that the page is on. */
  readonly node: string
  readonly subject: Subject
}

/** How another group of versions differs from that of the page's own, and which change of Node's explains it. */
export function VersionDifference({ base, other, node, subject }: Props) {
  const { comparison } = useLoopscope()
  const from = base.runs.find((run) => run.node === node) ?? base.runs[0]
  const to = nearest(other.runs, node)
  if (from?.output == null || to?.output == null) return null
  const changes = knownChanges(timelineOf(from), timelineOf(to))
  const isOrder = sorted(from) === sorted(to)
  const side = (run: VersionRun) => ({
    title: `Node ${timelineOf(run).run?.node ?? run.node}`,
    subject: { ...subject, node: run.node },
    events: run.events,
    changedLine: null,
  })
  return (
    <section className="version-difference" aria-label="The difference">
      <h3>
        {versionWords(other.runs)} {other.runs.length === 1 ? 'prints' : 'print'}{' '}
        {isOrder ? 'a different order' : 'something else'}
      </h3>
      <p>{differenceWords(from.output, to.output)}</p>
      <SlopeChart
        top={{ name: from.node, cells: outputCells(from) }}
        bottom={{ name: to.node, cells: outputCells(to) }}
      />
      {changes.map(({ sentence, docs }) => (
        <div className="version-change" key={sentence}>
          <Icon name="info" size={14} />
          <div>
            <p>{sentence}</p>
            {docs !== null && <DocsLinks docs={[docs]} />}
          </div>
        </div>
      ))}
      {!changes.some(({ decides }) => decides) && <p>{unexplained(from, to)}</p>}
      <button
        type="button"
        className="button small"
        onClick={() => comparison.setState({ shown: { left: side(from), right: side(to) } })}
      >
        Compare both timelines
      </button>
    </section>
  )
}

/** Of versions that gave the same, the one nearest to that of the page: fewest changes of Node's lie between. */
function nearest(runs: readonly VersionRun[], node: string): VersionRun | undefined {
  const distance = (run: VersionRun) => Math.abs(Number(run.node) - Number(node))
  return [...runs].sort((a, b) => distance(a) - distance(b))[0]
}

function sorted({ output }: VersionRun): string {
  return (output?.lines ?? [])
    .map(({ text }) => text)
    .sort()
    .join('\n')
}

/** Where no known change decides: an error that only one of them ends with is no race. */
function unexplained(from: VersionRun, to: VersionRun): string {
  const [a, b] = [endOf(from), endOf(to)]
  if (a === b) return 'No known change in Node explains it; it may be a race.'
  const sentences = [
    b === null ? `Node ${to.node} does not.` : `Node ${to.node} ends with ${b}.`,
    a === null ? `Node ${from.node} does not.` : `Node ${from.node} ends with ${a}.`,
  ]
  return (b === null ? sentences.toReversed() : sentences).join(' ')
}

/** "SyntaxError: Unexpected token"; null where no error ended it. */
function endOf({ output }: VersionRun): string | null {
  if (output?.outcome?.type !== 'threw') return null
  const { name, message } = output.outcome.error
  return visibleText(`${name}: ${headline(message)}`, 120)
}
