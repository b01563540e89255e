import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes()
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

/** One function for several events, a bound listener, and an emitter of the snippet's own. */
const SOURCE = `const net = require('net')
const { EventEmitter } = require('events')
const own = new EventEmitter()
own.on('own', (what) => console.log('own', what))
function said() { console.log('said') }
const server = net.createServer((socket) => {
  socket.on('data', said)
  socket.on('end', said)
  socket.on('close', () => own.emit('own', 1))
  socket.end()
})
server.listen(0, '127.0.0.1', function () {
  const client = net.connect(server.address().port, '127.0.0.1', said.bind(null))
  client.end('x')
  client.resume()
  client.on('close', () => { said(); server.close() })
})
`
const LISTENERS = [
  ['listening', 12],
  ['connection', 6],
  ['connect', 5],
  ['data', 5],
  ['end', 5],
  ['close', 9],
  ['close', 16],
] as const

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  "listeners have the name that Node's own source gives their event, on Node %s",
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const seen = new Set<string>()
    for (const event of events)
      if (event.type === 'site' && event.listener !== undefined)
        seen.add(`${event.listener.event} ${event.listener.line}`)
    const expected = LISTENERS.map(
      ([event, line]) => `${event} ${runtime.major < 14 ? null : line}`,
    )
    expect([...seen].sort()).toEqual([...new Set(expected)].sort())
  },
)

it('an event whose name is not written where Node emits it is not known', async () => {
  const runtime = runtimes.at(-1)
  if (runtime === undefined) return
  const source = `process.on('SIGUSR2', () => { console.log('signal'); clearInterval(alive) })
const alive = setInterval(() => process.kill(process.pid, 'SIGUSR2'), 20)`
  const events = await recordSnippet(sandbox, runtime, source)
  expect(
    events.flatMap((event) => (event.type === 'site' && event.listener ? [event.listener] : [])),
  ).toContainEqual({ event: null, file: null, line: 1, column: 23 })
})

it("what was called has the user's word where Node's own name stands nowhere in the source", async () => {
  const runtime = runtimes.find(({ major }) => major === 24)
  if (runtime === undefined) return
  const source = `const { finished, PassThrough } = require('stream')
finished(new PassThrough(), () => {})
require('zlib').gzip('x', () => {})
process.stdin.resume()`
  const events = await recordSnippet(sandbox, runtime, source)
  const apis = events.flatMap((event) => (event.type === 'site' ? [event.api] : []))
  expect(apis.filter((api) => /eos|asyncBufferWrapper|getStdin/.test(api ?? ''))).toEqual([])
})
