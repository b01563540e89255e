import type { LabMoment } from '@loopscope/shared/lab/labMoment'

/** A step of a session that is recorded: ms to wait, an action, what to wait for, or an action that depends on what there is. */
export type LabStep<A> =
  | number
  | A
  | { readonly until: (moment: LabMoment) => boolean }
  | ((moment: LabMoment) => A)

/** The body of an action without the epoch, which the recorder knows. */
export type WithoutEpoch<R> = R extends unknown ? Omit<R, 'epoch'> : never
