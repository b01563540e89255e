import { DOCS, type Docs } from '../docs.ts'
import { type RaceStart, startRace, type TimerRace, timerRaces } from '../moments/races.ts'
import { bothOperations, capital, count, theOperation } from '../sentences/words.ts'
import type { Operation, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { checkRaces, poolRaces } from './poolRaces.ts'
import { LISTED } from './thresholds.ts'

/** Things whose order this run does not guarantee: another run of the same code may turn them round. */
export function raceFindings(timeline: Timeline): Finding[] {
  return [
    ...startRaces(timeline),
    ...timersByLines(timeline).map(({ earlier, later, more }) =>
      race(
        later,
        `${capital(bothOperations(earlier, later))} are due within 1 ms: how long the code between the two calls takes decides which is first.${more === 0 ? '' : ` The same goes for ${count(more, 'more pair')} from these lines.`}`,
        DOCS.setTimeout,
      ),
    ),
    ...checkRaces(timeline).map(({ job, immediate }) =>
      race(
        job,
        `${capital(theOperation(job))} and ${theOperation(immediate)} race: Poll comes before Check, but the thread pool may not be done by then.`,
        DOCS.loop,
      ),
    ),
    ...poolRaces(timeline).map(({ first, second, more }) =>
      race(
        second,
        `${capital(bothOperations(first, second))} were with the thread pool at the same time: which calls back first is not guaranteed.${more === 0 ? '' : ` The same goes for ${count(more, 'call')} after them.`}`,
        DOCS.pool,
      ),
    ),
  ].slice(0, LISTED)
}

type TimerRaces = TimerRace & { more: number }

/** Pairs that read alike are one finding, the first of them: a loop that sets timers would fill the list. */
function timersByLines(timeline: Timeline): readonly TimerRaces[] {
  const byLines = new Map<string, TimerRaces>()
  for (const { earlier, later } of timerRaces(timeline)) {
    const lines = `${theOperation(earlier)}, ${theOperation(later)}`
    const known = byLines.get(lines)
    if (known === undefined) byLines.set(lines, { earlier, later, more: 0 })
    else known.more++
  }
  return [...byLines.values()]
}

/** Of each start one is enough: the first immediate, and the first timer of 1 ms that races it; each pair of lines once. */
function startRaces(timeline: Timeline): Finding[] {
  const immediates = new Map<number, Operation>()
  const visitOf = ({ scheduledBy }: Operation) => timeline.callbacks[scheduledBy ?? -1]?.visit ?? -1
  const isShown = ({ internal, runs }: Operation) => !internal && runs.length > 0
  for (const operation of timeline.operations)
    if (operation.kind === 'immediate' && isShown(operation) && !immediates.has(visitOf(operation)))
      immediates.set(visitOf(operation), operation)
  const found = new Map<string, Finding>()
  for (const timer of timeline.operations) {
    const immediate = timer.kind === 'timer' ? immediates.get(visitOf(timer)) : undefined
    if (immediate === undefined || !isShown(timer)) continue
    const start = startRace(timeline, timer, immediate)
    if (start === null) continue
    immediates.delete(visitOf(timer))
    const sentence = `${capital(theOperation(timer))} and ${theOperation(immediate)} race: ${DECIDES[start]}`
    if (!found.has(sentence)) found.set(sentence, race(timer, sentence, DOCS.setImmediate))
  }
  return [...found.values()]
}

const DECIDES: Record<RaceStart, string> = {
  main: 'how soon after main the loop begins decides whether the 1 ms is over.',
  check: 'Timers comes before the next Check, and the 1 ms may be over by then or not.',
  close: 'Timers comes before the next Check, and the 1 ms may be over by then or not.',
  exit: 'how soon the loop begins again decides whether the 1 ms is over.',
}

function race(operation: Operation, sentence: string, docs: Docs): Finding {
  return {
    kind: 'race',
    severity: 'note',
    sentence,
    amount: 2,
    step: operation.scheduledStep,
    operation: operation.index,
    docs,
  }
}
