import { count } from '@loopscope/shared/timeline/sentences/words'
import type { Fidelity } from '@loopscope/shared/wire/batch'

/** Whether Node without the recorder gave the same output and end, in one sentence. */
export function comparisonSentence({ verdict, runs, plain, reason }: Fidelity): string {
  switch (verdict) {
    case 'same':
      return 'Plain Node, without the recorder, gave the same output and the same end.'
    case 'racy':
      return `Plain Node gave this output in the last of ${count(runs, 'run')}, and ${plain.length > 2 ? 'others' : 'another'} before: the order is not defined.`
    case 'varies':
      return `${count(runs, 'run')} of plain Node gave several outputs, and not this one: it differs from run to run, with the recorder and without.`
    case 'differs':
      return `In ${count(runs, 'run')} plain Node, without the recorder, gave another output or another end.`
    case 'unknown':
      return `Not compared with plain Node. ${reason ?? ''}`.trimEnd()
    default:
      return verdict satisfies never
  }
}
