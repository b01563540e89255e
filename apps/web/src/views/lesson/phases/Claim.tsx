import { PHASE_CLAIMS } from '@loopscope/shared/lesson/phases/phaseClaims'
import type { Subject } from '@loopscope/shared/lesson/phases/phasesSettings'
import type { PhasesModel } from '@loopscope/shared/lesson/phases/readPhases'

/** Who runs these callbacks, what people say about them, and what this run says of that. `model`: null before any run. */
export function Claim({ subject, model }: { subject: Subject; model: PhasesModel | null }) {
  const { runs, said, judge } = PHASE_CLAIMS[subject]
  const finding = model === null ? null : judge(model)
  return (
    <dl className="phases-claim">
      <div>
        <dt>Run by</dt>
        <dd>
          <code>{runs}</code>
        </dd>
      </div>
      <div>
        <dt>People say</dt>
        <dd>{said}</dd>
      </div>
      <div className="phases-found">
        <dt>What is so</dt>
        <dd>
          {finding === null ? (
            model === null ? (
              'Run it, and see.'
            ) : (
              'This run does not tell.'
            )
          ) : (
            <>
              <b data-truth={finding.truth}>{WORDS[finding.truth]}</b> {finding.sentence}
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}

const WORDS = { holds: 'So it is.', 'in part': 'In part.', 'not so': 'Not so.' } as const
