import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { doneText } from '@loopscope/shared/lab/load/loadNow'
import { labNow } from '@loopscope/shared/lab/now/labNow'

/** What a reason is the reason of, as a sentence: at the last end of a run with several parts that part, and not what the run has come to. */
export function whyOf(moment: LabMoment): string {
  const { event, load } = moment
  if (event.type !== 'loadDone' || load === null) return labNow(moment).text
  return doneText(event, load.runs.find(({ run }) => run === event.run)?.planned ?? 1)
}
