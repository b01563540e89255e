import { constants } from 'node:os'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import { type OutputLine, type RunOutput, streamsKey } from '@loopscope/shared/wire/outputLines'
import { hashOfText } from '../process/hashOfText.ts'

/** Runs without the recorder at most: what plain Node does less often than this is not seen. */
export const MOST_RUNS = 20
/** Runs that must have given something else before it is said that plain Node does. */
const ENOUGH_RUNS = 5
/** No more runs begin after so much time spent in runs, ms. */
const LONGEST_MS = 10_000
const SHOWN_OUTPUTS = 3

/** A run without the recorder: what it gave, and how long it took, ms. */
export type PlainRun = {
  /** As `plainKey` makes it of its output. */
  readonly key: string
  /** What is shown of its output. */
  readonly lines: readonly OutputLine[] | null
  readonly outcome: RunOutput['outcome']
  readonly ms: number
}

/** Equal for runs whose output and end cannot be told apart without the recorder. */
export function plainKey(output: RunOutput): string {
  return hashOfText(streamsKey({ ...output, outcome: knownWithoutRecorder(output.outcome) }))
}

/**
 * bubblewrap tells a death by signal as 128 + number, as a program may exit too (130 after Ctrl+C): only the recorder can
 * tell them apart.
 */
function knownWithoutRecorder(outcome: RunOutput['outcome']): RunOutput['outcome'] {
  const signal = outcome?.type === 'killed' ? outcome.signal : null
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return number === undefined ? outcome : { type: 'finished', exitCode: 128 + number }
}

/**
 * Runs the program without the recorder until that gives the output and the end that were recorded, or has had enough tries.
 * `runPlain`: once more; null where no more fits into the time. Its lines may be null where they were given before.
 */
export async function compareWithPlain(
  recorded: RunOutput,
  runPlain: () => Promise<PlainRun | null>,
): Promise<Fidelity> {
  const wanted = plainKey(recorded)
  const seen = new Map<string, { runs: number; lines: OutputLine[] }>()
  let [done, spentMs] = [0, 0]
  for (let i = 0; i < MOST_RUNS && !seen.has(wanted) && spentMs < LONGEST_MS; i++) {
    const run = await runPlain()
    if (run === null) break
    spentMs += run.ms
    // A limit that only this run met says nothing about its output.
    if (incomparable(run) !== null) continue
    const known = seen.get(run.key)
    seen.set(run.key, {
      runs: (known?.runs ?? 0) + 1,
      lines: known?.lines ?? [...(run.lines ?? [])],
    })
    done++
  }
  const plain = [...seen.values()].sort((a, b) => b.runs - a.runs).slice(0, SHOWN_OUTPUTS)
  if (!seen.has(wanted) && done < ENOUGH_RUNS) {
    const reason =
      done === 0
        ? 'No run without the recorder fitted into the time.'
        : `Only ${done === 1 ? '1 run' : `${done} runs`} without the recorder fitted into the time, and none gave this output: too few to tell.`
    return { verdict: 'unknown', runs: done, plain, reason }
  }
  return { verdict: verdictOf(seen.has(wanted), seen.size), runs: done, plain, reason: null }
}

/** Why a run cannot be compared: where a limit cut it off depends on how fast it was. null: it can be. */
export function incomparable({ outcome }: Pick<RunOutput, 'outcome'>): string | null {
  switch (outcome?.type) {
    case 'finished':
    case 'threw':
      return null
    case 'rejected':
      return 'It never started.'
    case 'killed':
      return outcome.signal === null ? 'It was stopped.' : null
    default:
      return 'A limit stopped it: how far it came depends on how fast it was.'
  }
}

function verdictOf(isFound: boolean, outputs: number): Fidelity['verdict'] {
  if (isFound) return outputs === 1 ? 'same' : 'racy'
  return outputs === 1 ? 'differs' : 'varies'
}
