import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Timeline } from '../timeline.ts'
import { clampFindings } from './clampFindings.ts'
import { endFindings } from './endFindings.ts'
import { errorFindings } from './errorFindings.ts'
import type { Finding } from './finding.ts'
import { holdFindings } from './holdFindings.ts'
import { lateFindings } from './lateFindings.ts'
import { lateIoFindings } from './lateIoFindings.ts'
import { lostFindings } from './lostFindings.ts'
import { poolFindings } from './poolFindings.ts'
import { raceFindings } from './raceFindings.ts'
import { starvationFindings } from './starvationFindings.ts'
import { streamFindings } from './streamFindings.ts'
import { unendedFindings } from './unendedFindings.ts'
import { unheardFindings } from './unheardFindings.ts'
import { unsettledFindings } from './unsettledFindings.ts'

/**
 * What stands out in the run: failures first, then what cost time, then what is good to know. Facts of this recording
 * only; empty when nothing stood out. About linear in its length, and computed once per timeline.
 */
export const findingsOf: (timeline: Timeline) => readonly Finding[] = rememberByTimeline(
  (timeline) => {
    const findings = [
      ...errorFindings(timeline),
      ...endFindings(timeline),
      ...lostFindings(timeline),
      ...unsettledFindings(timeline),
      ...streamFindings(timeline),
      ...unheardFindings(timeline),
      ...unendedFindings(timeline),
      ...holdFindings(timeline),
      ...starvationFindings(timeline),
      ...lateFindings(timeline),
      ...lateIoFindings(timeline),
      ...poolFindings(timeline),
      ...clampFindings(timeline),
      ...raceFindings(timeline),
    ]
    return findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  },
)

const ORDER: Record<Finding['severity'], number> = { failure: 0, warning: 1, note: 2 }
