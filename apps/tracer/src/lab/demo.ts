import type { LabMissing } from '@loopscope/shared/lab/labApi'
import type { LabSession, SessionParts } from './labSession.ts'

/** A demo that this service can run. */
export type Demo = {
  readonly title: string
  /** What it needs and does not find here; empty: it can run. Looks anew each time it is asked. */
  readonly missing: () => Promise<readonly LabMissing[]>
  /** Resolves when its processes are on their way. */
  readonly open: (parts: SessionParts) => Promise<LabSession>
}
