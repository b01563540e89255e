import { compareGzip } from '../gzip/compareGzip.ts'
import { gzipSentences } from '../gzip/gzipSentences.ts'
import { counted } from '../labWords.ts'
import { failedWords } from './failedWords.ts'
import { compareSides, plannedPairs } from './figures/compareSides.ts'
import { percentile } from './figures/histogram.ts'
import { correctedLoad, loadHistogram } from './figures/loadFigures.ts'
import type { LoadPart, LoadRun } from './loadMoment.ts'
import { latencyText, ratioText, TARGET_NAMES } from './loadWords.ts'
import { verdictText } from './verdictText.ts'

/**
 * What a run of several parts has come to when its last part is over, in one or two sentences: what it was made for, and not what its
 * last part says by itself. null: parts are to come, it has one only, or there is nothing to say. That the machine was busy is said
 * beside the run's figures.
 */
export function loadVerdict(run: LoadRun): string | null {
  if (run.planned < 2 || run.parts.at(-1)?.done == null) return null
  if (run.parts.length < run.planned) return null
  return wordsOf(run)
}

function wordsOf(run: LoadRun): string | null {
  switch (run.kind) {
    case 'ab':
      return sidesText(run)
    case 'stalled':
      return stallText(run)
    case 'single':
      return gzipText(run)
    default:
      return run.kind satisfies never
  }
}

function sidesText(run: LoadRun): string {
  const comparison = compareSides(run)
  const { a, b, ratio, pairs, verdict } = comparison
  const planned = plannedPairs(run)
  const said = verdictText(comparison, planned)
  if (ratio === null || verdict === 'failed')
    return `A/B is over. ${said} A: ${failedWords(a)}; B: ${failedWords(b)}.`
  const by = pairs === planned ? counted(pairs, 'pair') : `${pairs} of ${counted(planned, 'pair')}`
  const range = `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)} in ${by}`
  // Where the verdict is not that requests failed, none did on either side.
  const rate = `B (${nameOf(run, 'b')}) answered ${ratioText(ratio.median)} as often as A (${nameOf(run, 'a')}): ${range}; ${failedWords(a)}.`
  // Ranges that are apart say themselves whose rounds are above whose.
  return verdict === 'none' ? `${said} ${rate}` : rate
}

function nameOf({ parts }: LoadRun, side: 'a' | 'b'): string {
  const part = parts.find(({ started }) => started.side === side)
  return part === undefined ? '' : TARGET_NAMES[part.started.target]
}

function stallText({ parts }: LoadRun): string | null {
  const [closed, open] = parts
  if (closed === undefined || loadHistogram(closed).total === 0) return null
  const p99 = (part: LoadPart) => latencyText(percentile(loadHistogram(part), 99))
  const corrected = latencyText(percentile(correctedLoad(closed), 99))
  const beside =
    open === undefined || loadHistogram(open).total === 0
      ? ''
      : `, and an open loop measures ${p99(open)}`
  return `The closed loop's p99 is ${p99(closed)}; with the requests that were due while the server stood still it is ${corrected}${beside}.`
}

function gzipText(run: LoadRun): string | null {
  const compared = compareGzip(run)
  const said = gzipSentences(compared)
  // Of what it shows the processor time says most; where requests failed, that is all there is.
  const most = said[1] ?? said[0]
  return most === undefined
    ? null
    : `The measurement is over after ${counted(compared.rounds, 'round')}. ${most}`
}
