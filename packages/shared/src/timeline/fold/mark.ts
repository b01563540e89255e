import type { CallbackIndex } from '../timeline.ts'
import type { Fold, Mark } from './fold.ts'
import { top } from './openCallbacks.ts'

/** Notes that something happened now, in the callback that is running or in another that is given. */
export function mark(
  fold: Fold,
  type: Mark['type'],
  event: number,
  subject: number | null = null,
  value: number | null = null,
  callback: CallbackIndex | null = top(fold),
): void {
  const running = fold.callbacks[callback ?? -1]
  if (running !== undefined && type !== 'check') running.seenAt = fold.lastAt
  fold.marks.push({ type, event, at: fold.lastAt, callback, subject, value })
}
