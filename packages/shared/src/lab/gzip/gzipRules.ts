import type { LabMoment } from '../labMoment.ts'
import { counted } from '../labWords.ts'
import { grouped } from '../load/autocannonTables.ts'
import { loadFigures } from '../load/figures/loadFigures.ts'
import type { LoadPart, LoadRun } from '../load/loadMoment.ts'
import { type GzipWay, gzipWays } from '../load/loadTargets.ts'
import type { ProxySettings } from '../proxy/config/proxySettings.ts'
import { PROXY_DOCS } from '../proxy/rules/proxyDocs.ts'
import { settingsOf } from '../proxy/rules/proxyRuleFacts.ts'
import type { LabRule } from '../rules/labRule.ts'
import { compareGzip } from './compareGzip.ts'
import type { AnswerSize } from './foldSizes.ts'
import { gzipSentences } from './gzipSentences.ts'
import { isByServer } from './whoCompressed.ts'

type Compression = ProxySettings['compression']
type Weighed = {
  readonly size: AnswerSize & { readonly before: number }
  /** The same answer for a client that does not take gzip, if it was weighed. */
  readonly plain: AnswerSize | null
  readonly set: Compression
}

/** The answer of which both the client and HAProxy have just told. */
function weighed(moment: LabMoment): Weighed | null {
  const { event, proxy } = moment
  const set = settingsOf(moment)?.compression
  if (event.type !== 'answer' && event.type !== 'proxied') return null
  const size = proxy?.sizes.last.find(({ request }) => request === event.request)
  if (size === undefined || size.before === null || set === undefined) return null
  const plain = proxy?.sizes.last.find(
    ({ kind, accepts, encoding }) => kind === size.kind && accepts === '' && encoding === '',
  )
  return { size: { ...size, before: size.before }, plain: plain ?? null, set }
}

function rule(
  name: string,
  docs: LabRule['docs'],
  say: (weighed: Weighed) => string | null,
): LabRule {
  return {
    ...{ rule: name, docs },
    say(moment) {
      const found = weighed(moment)
      return found === null ? null : say(found)
    },
  }
}

const bytes = (count: number) => `${grouped(count)} bytes`
const takes = ({ accepts }: AnswerSize, { algo }: Compression) => accepts === algo

/** The run and part that have just ended, if it is a measurement of compression. */
function partDone({ event, proxy }: LabMoment): { run: LoadRun; part: LoadPart } | null {
  if (event.type !== 'loadDone') return null
  const run = proxy?.measured.runs.find((one) => one.run === event.run)
  const part = run?.parts.find(({ started }) => started.part === event.part)
  return run === undefined || part === undefined ? null : { run, part }
}

/** Why an answer weighs what it does, and what a measurement of compression has come to. */
export const GZIP_RULES: readonly LabRule[] = [
  rule('serverCompressed', PROXY_DOCS.offload, ({ size, plain }) =>
    size.encoding !== '' && isByServer(size, plain)
      ? `The server had compressed this answer itself, and said so (Content-Encoding: ${size.encoding}): HAProxy leaves alone what is encoded already.`
      : null,
  ),
  rule('gzipGrew', PROXY_DOCS.compression, ({ size, plain }) =>
    size.encoding !== '' && plain !== null && size.bytes > plain.bytes
      ? `HAProxy compresses an answer of any size: ${bytes(plain.bytes)} have become ${bytes(size.bytes)}. Content-Encoding and Vary are added to the head, the body is sent in chunks as its length is not known before, and gzip has a head and a checksum of its own.`
      : null,
  ),
  rule('compressedByProxy', PROXY_DOCS.compression, ({ size, plain, set }) => {
    if (size.encoding === '' || size.bytes >= size.before) return null
    const was = plain?.bytes ?? size.before
    const why = set.offload
      ? ' The server did not do it: offload takes Accept-Encoding out of the request.'
      : ''
    return `The client takes ${size.accepts}, and ${size.type} is in HAProxy’s list: ${bytes(size.bytes)} instead of ${bytes(was)}, ${Math.round((100 * size.bytes) / was)} %.${why}`
  }),
  rule('noAcceptEncoding', PROXY_DOCS.compression, ({ size, set }) =>
    size.accepts === '' && size.encoding === '' && set.algo !== 'off' && includes(set, size)
      ? `The client did not say that it takes ${set.algo} (it sent no Accept-Encoding), so the answer stays as it is.`
      : null,
  ),
  rule('otherEncoding', PROXY_DOCS.compression, ({ size, set }) =>
    size.accepts !== '' && size.encoding === '' && set.algo !== 'off' && !takes(size, set)
      ? `The client takes ${size.accepts} and nothing else, and HAProxy is set to ${set.algo}: the answer stays as it is.`
      : null,
  ),
  rule('typeNotListed', PROXY_DOCS.compressionType, ({ size, set }) => {
    if (!takes(size, set) || size.encoding !== '' || includes(set, size)) return null
    const end = size.type.startsWith('image/')
      ? ' Nothing is lost by that: the pixels of a PNG are compressed already.'
      : ' Add it to "compression type", and HAProxy compresses it too.'
    return `${size.type} is not in HAProxy’s list of types, so the answer stays as it is.${end}`
  }),
  rule('notCompressing', PROXY_DOCS.compression, ({ size, set }) =>
    set.algo === 'off' && size.accepts !== '' && size.encoding === ''
      ? 'HAProxy is set to compress nothing, and the server does not compress this answer.'
      : null,
  ),
  {
    rule: 'gzipCompared',
    docs: PROXY_DOCS.compression,
    say(moment) {
      const found = partDone(moment)
      if (found === null || !endsRound(found)) return null
      const compared = compareGzip(found.run)
      const sentences = gzipSentences(compared)
      return sentences.length === 0
        ? null
        : `After ${counted(compared.rounds, 'round')}. ${sentences.join(' ')}`
    },
  },
  {
    rule: 'gzipPart',
    docs: PROXY_DOCS.compression,
    say(moment) {
      const found = partDone(moment)
      if (found === null || found.part.done?.reason !== 'finished') return null
      const { cpu } = loadFigures(found.part)
      const way = found.part.started.target
      if (cpu.proxy === null || cpu.server === null || !isWay(way)) return null
      const ms = (us: number) => `${grouped(Math.round(us))} ms`
      return `${WORK[way]} 1,000 answers took ${ms(cpu.server)} of the server’s processor time and ${ms(cpu.proxy)} of HAProxy’s.`
    },
  },
]

const isWay = (target: string): target is GzipWay => gzipWays.some((way) => way === target)

const WORK: Readonly<Record<GzipWay, string>> = {
  pagePlain: 'No one compressed it: the client sent no Accept-Encoding.',
  pageByHaproxy: 'HAProxy compressed, and the server was not asked to.',
  pageByNode: 'The server compressed the page anew for each request, and HAProxy passed it on.',
}

function includes({ types }: Compression, { type }: AnswerSize): boolean {
  return types.some((one) => one === type)
}

/** Whether this part was the last of its round. */
function endsRound({ run, part }: { readonly run: LoadRun; readonly part: LoadPart }): boolean {
  const same = run.parts.filter(({ started }) => started.round === part.started.round)
  return same.length === gzipWays.length && same.every(({ done }) => done?.reason === 'finished')
}
