import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import autocannon from 'autocannon'
import { cpuTimeMs } from '../../src/sandbox/process/cpuTime.ts'
import { askRun, post } from './client.ts'
import type { Rig } from './rig.ts'

/** 16,600 reactions of six events each, and a hundred timers: 100,000 events. */
const HUNDRED_THOUSAND = `
let n = 0
const count = () => { n++ }
for (let i = 0; i < 100; i++) setTimeout(count, i % 10)
for (let i = 0; i < 16600; i++) Promise.resolve(i).then(count)
setTimeout(() => console.log(n), 20)
`
/** What a browser says that has zstd (by HTTPS), and one that has not. */
const ENCODINGS = { zstd: 'gzip, deflate, br, zstd', gzip: 'gzip, deflate, br' }
const CONNECTIONS = 20

export type Encoding = keyof typeof ENCODINGS
type Part = 'moment' | 'recording'

/** Makes a link; `large`: of 100,000 events. */
export async function makeLink(rig: Rig, large = false): Promise<string> {
  const source = large ? HUNDRED_THOUSAND : "console.log('hello')"
  const { ending, runId } = await askRun(rig.url, source)
  if (ending !== 'outcome') throw new Error(`No run, no link: ${ending}`)
  const made = await post(`${rig.url}/api/shares`, { runId })
  return ((await made.json()) as { id: string }).id
}

export type Viewed = {
  readonly reads: number
  /** Answers other than 200, and requests without any. */
  readonly failed: number
  readonly perSecond: number
  /** Of the reads that HAProxy passed on to a replica. */
  readonly atOrigin: number
}

/** So many readers of one part of a link through HAProxy. `isKnown`: after one who came before them; else all come at once. */
export async function view(
  rig: Rig,
  id: string,
  [part, encoding]: readonly [Part, Encoding],
  reads: number,
  isKnown = true,
): Promise<Viewed> {
  const url = `${rig.url}/api/shares/${id}/${part}`
  const before = readsAtOrigin(rig)
  if (isKnown) await readRaw(url, encoding)
  const headers = { 'accept-encoding': ENCODINGS[encoding] }
  const found = await autocannon({ url, headers, connections: CONNECTIONS, amount: reads })
  return {
    reads,
    failed: found.non2xx + found.errors + (reads - found['2xx'] - found.non2xx),
    perSecond: Math.round(reads / found.duration),
    atOrigin: readsAtOrigin(rig) - before,
  }
}

/** By HAProxy's own log: what comes out of its cache is of `links/<CACHE>` there. */
const readsAtOrigin = ({ haproxy }: Rig) =>
  haproxy.lines.filter((line) => / GET \d+ links\/\w+ /.test(line)).length

/** What one read of a link costs the replica that answers it, ms of processor time: so many are read there one after another. */
export async function costOfRead(
  { replicas: { a } }: Rig,
  id: string,
  encoding: Encoding,
  reads: number,
): Promise<number> {
  const read = async () => {
    await readRaw(`${a.url}/api/shares/${id}/moment`, encoding)
    await readRaw(`${a.url}/api/shares/${id}/recording`, encoding)
  }
  await read()
  const before = cpuTimeMs(a.child.pid)
  for (let i = 0; i < reads; i++) await read()
  const after = cpuTimeMs(a.child.pid)
  if (before === null || after === null) throw new Error('The replica is gone.')
  return (after - before) / reads
}

/** Reads an answer and unpacks nothing, so that the replica does not wait for who reads. */
async function readRaw(url: string, encoding: Encoding): Promise<void> {
  const headers = { 'accept-encoding': ENCODINGS[encoding] }
  const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} of ${url}`)
  await finished(response.resume())
}
