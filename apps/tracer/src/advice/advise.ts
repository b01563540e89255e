import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { Advice, Adviser, Ended } from './advice.ts'
import { missingModule } from './missingModule.ts'
import { missingName } from './missingName.ts'
import { noStdin } from './noStdin.ts'
import { noTerminal } from './noTerminal.ts'
import { wrongSyntax } from './wrongSyntax.ts'

const ADVISERS: readonly Adviser[] = [wrongSyntax, missingModule, missingName, noTerminal, noStdin]

/** The outcome, with what works instead in its note where the program asks for what cannot run here. */
export const advise = (ended: Ended): RunOutcome => {
  const { outcome } = ended
  const advice = ADVISERS.flatMap((adviser): Advice[] => {
    const found = adviser(ended)
    return found === null ? [] : [found]
  })
  if (advice.length === 0) return outcome
  const runAs = advice.find((each) => each.runAs !== undefined)?.runAs
  const sentences = [outcome.note, ...advice.map(({ note }) => note)]
  return {
    ...outcome,
    note: sentences.filter((each) => each !== undefined).join(' '),
    ...(runAs !== undefined && { runAs }),
  }
}

/**
 * Whether the text has to be read to know: most programs end well and ask for nothing that is not there. Reading takes as long
 * as a short run's way to the page, so it is not enough that a file is read: stdin's descriptor is a 0 that comes first, or that
 * a name was given.
 */
export const needsReading = (outcome: RunOutcome, source: string): boolean =>
  'error' in outcome ||
  /std(?:in|out|err)/.test(source) ||
  (/readFile|readSync/.test(source) && FIRST_MAY_BE_ZERO.test(source))

/** "(0", "(.0", a comment there, or "= 0". */
const FIRST_MAY_BE_ZERO = /\(\s*(?:\.?0|\/)|=\s*0\b/
