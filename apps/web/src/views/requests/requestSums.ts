import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import { requestName } from '@loopscope/shared/timeline/requests/requestSentence'
import { count, duration } from '@loopscope/shared/timeline/sentences/words'

/** All requests in one sentence: how many, what became of them, and the figures that stand out. */
export function requestSums(rows: readonly RequestRow[]): string {
  const incoming = rows.filter(({ side }) => side === 'incoming')
  const sides = [
    ...(incoming.length > 0 ? [`${incoming.length.toLocaleString('en')} in`] : []),
    ...(incoming.length < rows.length
      ? [`${(rows.length - incoming.length).toLocaleString('en')} out`]
      : []),
  ]
  const unanswered = rows.filter(({ end }) => end.kind !== 'answered').length
  const longest = rows.reduce((most, { totalUs }) => Math.max(most, totalUs), 0)
  const [waits] = rows.toSorted((a, b) => b.waitedUs - a.waitedUs)
  return `${count(rows.length, 'request')}: ${sides.join(', ')}${unanswered === 0 ? '' : `; ${unanswered.toLocaleString('en')} without an answer`}. The longest took ${duration(longest)}.${waits === undefined || waits.waitedUs < 500 ? '' : ` ${requestName(waits)} waited longest, ${waits.waitedEvidence === 'observed' ? '' : 'up to '}${duration(waits.waitedUs)}.`}`
}
