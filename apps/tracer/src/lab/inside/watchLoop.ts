import { clockUs } from './clock.ts'
import type { ProcessReport } from './processReport.ts'

const LATENESS_EVERY_MS = 20
const LOOP_EVERY_MS = 250

/** A timer's lateness is how long the loop kept it waiting. */
export function watchLoop(tell: (what: ProcessReport) => void, open: () => number | null): void {
  let worst = 0
  let due = clockUs() + LATENESS_EVERY_MS * 1000
  setInterval(() => {
    const now = clockUs()
    worst = Math.max(worst, now - due)
    due = now + LATENESS_EVERY_MS * 1000
  }, LATENESS_EVERY_MS).unref()
  setInterval(() => {
    tell({ told: 'loop', at: clockUs(), delayUs: Math.max(0, worst), open: open() })
    worst = 0
  }, LOOP_EVERY_MS).unref()
}
