import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import { requestRows } from '@loopscope/shared/timeline/requests/requestRows'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 14, 24, 26])
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

/** Two requests on one connection in one write; the second holds the loop while the first one's timer is due. */
const PIPELINED = `const http = require('http')
const net = require('net')
const server = http.createServer((req, res) => {
  if (req.url === '/timer') return setTimeout(() => res.end('late'), 1)
  const until = Date.now() + 300
  while (Date.now() < until);
  res.statusCode = 202
  res.end('busy')
})
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1')
  socket.write('GET /timer HTTP/1.1\\r\\nHost: a\\r\\n\\r\\nPOST /busy HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 0\\r\\n\\r\\n')
  let text = ''
  socket.on('data', (data) => {
    text += data
    if (text.includes('busy')) {
      socket.end()
      server.close()
    }
  })
})
`

/** Kept connections, an answer of another status, a server that never answers, and one that is not there. */
const KINDS = `const http = require('http')
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const server = http.createServer((req, res) => {
  if (req.url === '/never') return setTimeout(stop, 5)
  setTimeout(() => {
    res.statusCode = req.url === '/b' ? 404 : 200
    res.end(req.url)
  }, 2)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  const get = (path, then) =>
    http.get({ port, host: '127.0.0.1', path, agent }, (res) => res.resume().on('end', then))
  get('/a', () => get('/b', () => never(port)))
})
let stop
function never(port) {
  const request = http.get({ port, host: '127.0.0.1', path: '/never' })
  request.on('error', () => {
    http.get({ port, host: '127.0.0.1', path: '/gone' }).on('error', () => agent.destroy())
  })
  stop = () => {
    server.close()
    request.abort()
  }
}
`

const FETCHED = `const http = require('http')
const server = http.createServer((req, res) => res.end('hello'))
server.listen(0, '127.0.0.1', async () => {
  const at = 'http://127.0.0.1:' + server.address().port
  await (await fetch(at + '/one')).text()
  await fetch('http://127.0.0.1:9999/two').catch(() => {})
  process.exit()
})
`

/** A row without what differs from run to run. */
function told({ side, method, target, status, end }: RequestRow) {
  const path = target?.slice(target.lastIndexOf('/')) ?? null
  return [side, method, path, status, end.kind]
}

describe.each(runtimes)('on Node $major', (runtime) => {
  const record = async (source: string) => {
    const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source))
    return { timeline, rows: requestRows(timeline) }
  }

  it('pipelined requests are told apart, and the one that waited names who held it', async () => {
    const { rows } = await record(PIPELINED)
    expect(rows.map(told)).toEqual([
      ['incoming', 'GET', '/timer', 200, 'answered'],
      ['incoming', 'POST', '/busy', 202, 'answered'],
    ])
    const [timer, busy] = rows
    const held = timer?.held
    expect([
      held?.evidence,
      busy?.callbacks.includes(held?.callback ?? -1),
      (held?.us ?? 0) >= 250_000,
      (busy?.ranUs ?? 0) >= 290_000,
    ]).toEqual(['observed', true, true, true])
  })

  it('a row adds up: what ran and what waited lie within its time', async () => {
    const { rows } = await record(KINDS)
    expect(rows.filter(({ ranUs, totalUs }) => ranUs > totalUs + 1 || ranUs < 0)).toEqual([])
  })

  it('kept connections, what never answers and what is not there', async () => {
    const { timeline, rows } = await record(KINDS)
    const sorted = rows.map((row) => told(row).join(' ')).sort()
    expect(sorted).toEqual([
      'incoming GET /a 200 answered',
      'incoming GET /b 404 answered',
      'incoming GET /never  closed',
      'outgoing GET /a 200 answered',
      'outgoing GET /b 404 answered',
      'outgoing GET /gone  closed',
      'outgoing GET /never  closed',
    ])
    const own = rows.filter(({ side, status }) => side === 'incoming' && status !== null)
    const labels = own.map(({ operations }) => [...operations].map((i) => timeline.operations[i]))
    expect(labels.map((all) => all.map((each) => each?.label))).toEqual(
      own.map(() => ['setTimeout']),
    )
  })

  it('what fetch sends and what became of it', async () => {
    if (runtime.major < 18) return expect(runtime.major).toBeLessThan(18)
    const { rows } = await record(FETCHED)
    expect(rows.map(told)).toEqual([
      ['fetch', 'GET', '/one', 200, 'answered'],
      ['incoming', 'GET', '/one', 200, 'answered'],
      ['fetch', 'GET', '/two', null, 'failed'],
    ])
    expect(rows.map(({ place }) => place.line)).toEqual([5, null, 6])
  })

  it('a program without http is told of as before', async () => {
    const { timeline } = await record("setTimeout(() => console.log('x'), 1)")
    expect(timeline.requests).toEqual([])
  })
})
