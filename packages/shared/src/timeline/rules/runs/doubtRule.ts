import { DOCS } from '../../docs.ts'
import type { Rule, RunMoment } from '../rule.ts'

/** Never show an inference as a fact. */
export const doubtRule: Rule<RunMoment> = {
  id: 'inferred',
  docs: DOCS.iteration,
  applies: ({ callback }) => callback.evidence === 'inferred' && callback.kind !== 'main',
  say: ({ timeline }) =>
    timeline.run?.counters === false
      ? 'The phase is inferred from the type and position of the callback: this version of Node does not report where its loop is.'
      : 'The phase is inferred: Node did not report this callback.',
}
