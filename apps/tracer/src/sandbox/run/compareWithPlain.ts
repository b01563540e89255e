import type { Fidelity } from '@loopscope/shared/wire/batch'
import { type OutputLine, type RunOutput, streamsKey } from '@loopscope/shared/wire/outputLines'
import { hashOfText } from '../process/hashOfText.ts'
import { shownLines } from './shownLines.ts'

/** Runs without the recorder at most: what plain Node does less often than this is not seen. */
const MOST_RUNS = 20
/** Runs that must have given something else before it is said that plain Node does. */
const ENOUGH_RUNS = 5
/** No more runs begin after so much time spent in runs, ms. */
const LONGEST_MS = 10_000
const SHOWN_OUTPUTS = 3

/** A run without the recorder: what it gave, and how long it took, ms. */
type PlainRun = { readonly output: RunOutput; readonly ms: number }

/** Runs the program without the recorder until that gives the output and the end that were recorded, or has had enough tries. */
export async function compareWithPlain(
  recorded: RunOutput,
  runPlain: () => Promise<PlainRun>,
): Promise<Fidelity> {
  const wanted = hashOfText(streamsKey(recorded))
  const seen = new Map<string, { runs: number; lines: OutputLine[] }>()
  let [done, spentMs] = [0, 0]
  for (let i = 0; i < MOST_RUNS && !seen.has(wanted) && spentMs < LONGEST_MS; i++) {
    const { output, ms } = await runPlain()
    spentMs += ms
    // A limit that only this run met says nothing about its output.
    if (incomparable(output) !== null) continue
    const key = hashOfText(streamsKey(output))
    const known = seen.get(key)
    seen.set(key, {
      runs: (known?.runs ?? 0) + 1,
      lines: known?.lines ?? shownLines(output.lines),
    })
    done++
  }
  const plain = [...seen.values()].sort((a, b) => b.runs - a.runs).slice(0, SHOWN_OUTPUTS)
  if (!seen.has(wanted) && done < ENOUGH_RUNS) {
    const reason = `Only ${done === 1 ? '1 run' : `${done} runs`} without the recorder fitted into the time, and none gave this output: too few to tell.`
    return { verdict: 'unknown', runs: done, plain, reason }
  }
  return { verdict: verdictOf(seen.has(wanted), seen.size), runs: done, plain, reason: null }
}

/** Why a run cannot be compared: where a limit cut it off depends on how fast it was. null: it can be. */
export function incomparable({ outcome }: RunOutput): string | null {
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
