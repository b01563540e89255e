import type { LabMoment } from '../lab/labMoment.ts'
import type { Finding, Statement } from './lesson.ts'

/** A statement of the notes that a demo's session shows. */
export type LabStatement = Pick<Statement<never, never>, 'note' | 'truth' | 'really'> & {
  /** What the session says about it until a moment; null: nothing has shown it yet. */
  readonly judge: (moment: LabMoment) => Finding | null
}
