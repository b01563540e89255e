import { type RunOutput, streamsKey } from '@loopscope/shared/wire/outputLines'
import {
  MOST_PROFILES,
  type Profile,
  SAMPLE_US,
  type SampledRun,
} from '@loopscope/shared/wire/sampled'
import type { Sampling } from '../sandbox.ts'
import { incomparable } from './compareWithPlain.ts'
import { readProfile } from './readProfile.ts'

/** A run of the same program: what it showed. */
type Again = { readonly output: RunOutput }

/**
 * Runs a program that has been recorded a second time with V8's profiler, and says what that told. `run` is called once. What
 * the process writes is taken for a stranger's word.
 */
export async function sampleAgain<Run extends Again>(
  recorded: RunOutput,
  run: (sampling: Sampling) => Promise<Run>,
): Promise<{ run: Run; sampled: Omit<SampledRun, 'runId'> }> {
  let texts: readonly string[] = []
  let tooMuch = false
  const again = await run({
    intervalUs: SAMPLE_US,
    // A run that ends by itself tells all at its end, and is disturbed the least.
    early: incomparable(recorded) !== null,
    receive(profiles, isCut) {
      texts = profiles
      tooMuch = isCut
    },
  })
  const profiles: Profile[] = []
  for (const text of texts.slice(0, MOST_PROFILES)) {
    const profile = readProfile(text)
    if (profile !== null) profiles.push(profile)
  }
  const isCut = tooMuch || profiles.length < texts.length
  return {
    run: again,
    sampled: { intervalUs: SAMPLE_US, profiles, isCut, ...compared(recorded, again.output) },
  }
}

function compared(
  recorded: RunOutput,
  again: RunOutput,
): Pick<SampledRun, 'comparison' | 'reason'> {
  const reason = incomparable(recorded) ?? incomparable(again)
  if (reason !== null) return { comparison: 'unknown', reason }
  const same = streamsKey(recorded) === streamsKey(again)
  return { comparison: same ? 'same' : 'other', reason: null }
}
