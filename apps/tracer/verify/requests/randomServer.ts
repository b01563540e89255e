import type { RandomNumbers } from '../random/randomNumbers.ts'

const CLIENTS = ['get', 'kept', 'kept', 'raw', 'abort'] as const
const KINDS = [
  'now',
  'timer',
  'compute',
  'promise',
  'immediate',
  'twice',
  'never',
  'destroy',
  'body',
] as const

/**
 * A program no one chose: a server whose handlers wait, compute, fail or never answer, and clients of all kinds that ask it at random
 * moments. It prints what it knows of each request by itself, one line of JSON each, so that a recording can be compared with it.
 */
export function randomServer({ below, pick }: RandomNumbers, withFetch: boolean): string {
  const calls = Array.from({ length: 3 + below(7) }, (_, id) => ({
    id,
    client: withFetch && below(4) === 0 ? 'fetch' : pick(CLIENTS),
    kind: pick(KINDS),
    after: pick([0, 0, 0, 3, 12]),
    ms: pick([1, 4, 12, 25]),
  }))
  return `const http = require('http')
const net = require('net')
const calls = ${JSON.stringify(calls)}
let quiet = 0
const say = (what, id, more) => {
  quiet = 0
  console.log(JSON.stringify(Object.assign({ what, id }, more)))
}
const now = () => { const [s, ns] = process.hrtime(); return s * 1e3 + ns / 1e6 }
const compute = (ms) => { const until = now() + ms; while (now() < until); }
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

const server = http.createServer((req, res) => {
  const { id, kind, ms } = calls[Number(req.url.slice(2))]
  say('read', id, { method: req.method })
  res.statusCode = 200 + id
  const end = () => {
    if (res.finished) return
    const gone = req.socket.destroyed
    res.end('x'.repeat(id * 100))
    say('ended', id, { status: res.statusCode, gone })
  }
  if (kind === 'now') end()
  else if (kind === 'timer') setTimeout(end, ms)
  else if (kind === 'compute') { const from = now(); compute(ms); say('computed', id, { ms: now() - from }); end() }
  else if (kind === 'promise') Promise.resolve().then(() => new Promise((resolve) => setTimeout(resolve, ms))).then(end)
  else if (kind === 'immediate') setImmediate(() => { compute(ms); end() })
  else if (kind === 'twice') setTimeout(() => setImmediate(end), ms)
  else if (kind === 'destroy') setTimeout(() => req.socket.destroy(), ms)
  else if (kind === 'body') { req.on('data', () => {}); req.on('end', end) }
})

function ask({ id, client, kind }) {
  const { port } = server.address()
  const method = kind === 'body' ? 'POST' : 'GET'
  const options = { port, host: '127.0.0.1', path: '/r' + id, method }
  if (client === 'raw') {
    const socket = net.connect(port, '127.0.0.1')
    socket.on('error', () => {}).resume()
    socket.end(method + ' /r' + id + ' HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\nContent-Length: 2\\r\\n\\r\\nhi')
    return
  }
  if (client === 'fetch') {
    say('asked', id)
    fetch('http://127.0.0.1:' + port + '/r' + id, kind === 'body' ? { method, body: 'hi' } : {})
      .then((res) => res.text().then(() => say('answered', id, { status: res.status })))
      .catch(() => say('failed', id))
    return
  }
  if (client === 'kept') options.agent = agent
  say('asked', id)
  const req = http.request(options, (res) => {
    res.on('data', () => {})
    res.on('end', () => say('answered', id, { status: res.statusCode }))
  })
  req.on('error', () => say('failed', id))
  req.end(kind === 'body' ? 'hi' : undefined)
  if (client === 'abort') setTimeout(() => req.abort(), 8)
}

server.listen(0, '127.0.0.1', () => {
  for (const call of calls) setTimeout(() => ask(call), call.after)
  // Some are never answered: it ends when the loop has turned for a while and nothing more has come.
  setInterval(() => ++quiet > 6 && process.exit(), 25)
})
`
}
