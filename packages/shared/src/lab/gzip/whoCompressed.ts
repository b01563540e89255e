import type { AnswerSize } from './foldSizes.ts'

/** A head that differs by a few lines is no compressed body. */
const LESS = 0.9

/**
 * Whether an answer that is encoded came encoded from the server: HAProxy had less of it, before it compressed anything, than of
 * the same answer for a client without gzip.
 */
export function isByServer(size: AnswerSize, plain: AnswerSize | null): boolean {
  if (size.before === null || plain?.before == null) return false
  return size.before < LESS * plain.before
}
