import { counted } from '../labWords.ts'
import { grouped } from '../load/autocannonTables.ts'
import type { MedianRange } from '../load/figures/compareSides.ts'
import { bytesText } from '../load/loadWords.ts'
import { type GzipComparison, type GzipSide, shownRatio } from './compareGzip.ts'

/** A figure with its range: "398 (371 to 402)". */
export function rangeText(
  { median, least, most }: MedianRange,
  text: (value: number) => string,
): string {
  return text(least) === text(most)
    ? text(median)
    : `${text(median)} (${text(least)} to ${text(most)})`
}

/** A measured whole number of some kind: "1,907". */
export const wholeText = (value: number): string => grouped(Math.round(value))

/** What HAProxy's gzip against Node's came to: bytes, processor time, answers per second; empty before a round is over. */
export function gzipSentences({ sides, rounds, failed }: GzipComparison): readonly string[] {
  const of = (way: GzipSide['way']) => sides.find((side) => side.way === way)
  const [plain, proxy, node] = [of('pagePlain'), of('pageByHaproxy'), of('pageByNode')]
  if (plain === undefined || proxy === undefined || node === undefined) return []
  if (failed > 0)
    return [
      `${counted(failed, 'request was', 'requests were')} not answered with 2xx: that compares nothing.`,
    ]
  return [
    sizeText(plain, proxy, node, rounds),
    cpuText(proxy, node, rounds),
    rateText(proxy, node, rounds),
  ]
}

const NOT_SHOWN = 'no difference shown'

function sizeText(plain: GzipSide, proxy: GzipSide, node: GzipSide, rounds: number): string {
  const ratio = shownRatio(proxy.bytes, node.bytes, rounds)
  const sizes = `${bytesText(plain.bytes.median)} become ${bytesText(proxy.bytes.median)} by HAProxy and ${bytesText(node.bytes.median)} by Node`
  return `Bytes: ${sizes}${ratio === null ? `; ${NOT_SHOWN} between the two${onceOnly(rounds)}` : `, so HAProxy’s are ${times(ratio)} Node’s`}.`
}

function cpuText(proxy: GzipSide, node: GzipSide, rounds: number): string {
  if (proxy.cpu === null || node.cpu === null)
    return 'Processor time: this system does not tell it.'
  const ms = (of: MedianRange) => `${rangeText(of, wholeText)} ms`
  const ratio = shownRatio(node.cpu, proxy.cpu, rounds)
  const figures = `1,000 answers take proxy and server ${ms(proxy.cpu)} with HAProxy’s gzip, and ${ms(node.cpu)} with Node’s`
  return `Processor time: ${figures}${ratio === null ? `; ${NOT_SHOWN}${onceOnly(rounds)}` : `, ${times(ratio)} that`}.`
}

function rateText(proxy: GzipSide, node: GzipSide, rounds: number): string {
  const ratio = shownRatio(proxy.rate, node.rate, rounds)
  const figures = `${rangeText(proxy.rate, wholeText)} per second with HAProxy’s gzip, ${rangeText(node.rate, wholeText)} with Node’s`
  return `Answers: ${figures}${ratio === null ? `; ${NOT_SHOWN}${onceOnly(rounds)}` : `: ${times(ratio)} as many`}.`
}

/** Why nothing is said yet, where it is too early. */
function onceOnly(rounds: number): string {
  return rounds < 2 ? ' by one round' : ': the ranges overlap'
}

/** "1.6 times". */
function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times`
}
