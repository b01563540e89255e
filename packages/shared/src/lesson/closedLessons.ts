import { type ClosedLesson, closeLesson } from './closeLesson.ts'
import { poolLesson } from './pool/poolLesson.ts'

/** All lessons. No page imports it: each loads its own. */
export const CLOSED_LESSONS: readonly ClosedLesson[] = [closeLesson(poolLesson)]
