import { DOCS } from '../docs.ts'
import { isEsModule } from '../fold/mainModule.ts'
import { queueSpansAt } from '../moments/queueSpansAt.ts'
import { nodeMajor } from '../nodeVersion.ts'
import { count, onLine } from '../sentences/words.ts'
import { endedInSilence } from '../steps/endedInSilence.ts'
import { exitStepOf } from '../steps/exitStep.ts'
import type { Operation, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

/** Node's exit code for a module whose top-level await was never settled (kUnsettledTopLevelAwait). */
const UNSETTLED = 13

/**
 * Async functions that stopped at an await for ever: the process ended by itself, as no promise keeps it alive. Where there is
 * none, functions that were passed to then(), catch() or finally() and never called. Those of one line for one call are one
 * finding.
 */
export function unsettledFindings(timeline: Timeline): Finding[] {
  if (!endedInSilence(timeline)) return []
  const byWords = new Map<string, { first: Operation; times: number }>()
  for (const operation of left(timeline)) {
    const words = wordsOf(timeline, operation)
    const known = byWords.get(words)
    if (known === undefined) byWords.set(words, { first: operation, times: 1 })
    else known.times++
  }
  const code = codeWords(timeline)
  return [...byWords].slice(0, LISTED).map(([words, { first, times }], i) => ({
    kind: 'neverSettled',
    severity: 'warning',
    sentence: `${words}${times > 1 ? ` ${count(times, nounOf(first))} on that line ended this way.` : ''}${i === 0 ? code : ''}`,
    amount: times,
    step: first.scheduledStep,
    operation: first.index,
    docs: DOCS.promises,
  }))
}

/**
 * The awaits that waited at the end, or else the reactions. One for an async function that itself waits, or for what another
 * reaction makes, says nothing that the other does not.
 */
function left(timeline: Timeline): readonly Operation[] {
  const exitStep = exitStepOf(timeline)
  const waiting = queueSpansAt(timeline, timeline.steps.length - 1)
    .filter(({ place }) => place === 'inFlight')
    .map(({ entry }) => timeline.operations[entry.operation])
    .filter((operation) => operation !== undefined)
    .filter(({ scheduledStep }) => scheduledStep < exitStep)
  const awaits = waiting.filter(({ label }) => label === 'await')
  if (awaits.length === 0)
    return waiting.filter(
      ({ label, parent }) =>
        REACTIONS.has(label) && !REACTIONS.has(timeline.operations[parent ?? -1]?.label ?? ''),
    )
  const innermost = awaits.filter(
    ({ parent }) => timeline.operations[parent ?? -1]?.label !== 'async function',
  )
  return innermost.length > 0 ? innermost : awaits
}

const REACTIONS: ReadonlySet<string> = new Set(['Promise.then', 'Promise.catch', 'Promise.finally'])

const nounOf = ({ label }: Operation): string => (label === 'await' ? label : `${label} callback`)

function wordsOf(timeline: Timeline, operation: Operation): string {
  return `The process ended while the ${nounOf(operation)}${onLine(operation.line)} still waited${forWhat(timeline, operation)}. Nothing had settled its promise, and a promise alone does not keep the process alive.`
}

function forWhat(timeline: Timeline, { parent, site }: Operation): string {
  const promise = timeline.operations[parent ?? -1]
  if (promise === undefined || promise.label === 'promise' || promise.label === 'await') return ''
  // Node's and the language's own functions of that name are those of iterators: `for await` calls them.
  if (promise.label === 'next') return ` for the next value of an iterator${onLine(promise.line)}`
  // An await makes a promise itself for what is none; what has no `then` does not keep it waiting. Node 10 makes one for all.
  if (promise.label === 'async function' && promise.site === site)
    return (nodeMajor(timeline) ?? 0) < 12 ? '' : ' for an object with a then() of its own'
  return ` for the promise of ${promise.label}${onLine(promise.line)}`
}

/** What Node's own code means. A script may end with the same number, for reasons of its own. */
function codeWords(timeline: Timeline): string {
  const { outcome } = timeline
  if (outcome?.type !== 'finished' || outcome.exitCode !== UNSETTLED) return ''
  return isEsModule(timeline) ? ' Exit code 13 says that a top-level await was never settled.' : ''
}
