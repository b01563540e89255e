import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import fastify from 'fastify'
import { picture, script, styles } from './files.ts'
import { page } from './page.ts'

// The notes' web-api: it has no recipes itself, and asks recipe-api for each request.
const host = '127.0.0.1'
const port = Number(process.env['PORT'] ?? 3001)
const recipeApi = `http://${process.env['TARGET'] ?? '127.0.0.1:4000'}`
/** A service behind this one that hangs must not make this one hang. */
const patienceMs = Number(process.env['PATIENCE_MS'] ?? 1000)

const server = fastify()
/** How long it takes for each answer, beside what it asks for. */
let slowMs = Number(process.env['SLOW_MS'] ?? 0)
/** Connections at once; more are dropped. 0: as many as there are. */
limit(Number(process.env['MAX_CONNECTIONS'] ?? 0))

// Without an answer of recipe-api the fetch rejects, and Fastify makes a 500 of that.
const recipe = async () => {
  if (slowMs > 0) await sleep(slowMs)
  const answer = await ask('/recipes/42')
  return { consumer_pid: process.pid, producer_data: await answer.json() }
}
server.get('/', recipe)
// As many addresses as one likes, for whom looks at addresses.
server.get('/api/:name', recipe)

// A page of some size, which compresses well.
server.get('/page', async (_request, reply) => reply.type('text/html').send(page))

// The same page as the notes' server-gzip.js gives it: compressed here, for a client that says that it takes gzip.
server.get('/page/gzip', async ({ headers }, reply) => {
  reply.type('text/html')
  if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.send(page)
  return reply.header('content-encoding', 'gzip').send(Readable.from([page]).pipe(createGzip()))
})

// What else a site is made of.
server.get('/styles.css', async (_request, reply) => reply.type('text/css').send(styles))
server.get('/script.js', async (_request, reply) =>
  reply.type('application/javascript').send(script),
)
server.get('/picture.png', async (_request, reply) => reply.type('image/png').send(picture))
server.get('/tiny', async () => 'OK')

// A shallow health check: this process runs and answers. That is all it says.
server.get('/health', async () => 'OK')

// A deep one: what this process needs answers too. Without recipe-api, this server is of no use to anybody.
server.get('/health/deep', async (_request, reply) => {
  const answer = await ask('/health').catch(() => null)
  return answer?.ok === true ? 'OK' : reply.code(503).send('recipe-api does not answer')
})

function ask(path: string): Promise<Response> {
  return fetch(recipeApi + path, { signal: AbortSignal.timeout(patienceMs) })
}

function limit(connections: number): void {
  server.server.maxConnections = connections > 0 ? connections : Number.POSITIVE_INFINITY
}

// Both can be changed while it runs, over an IPC channel that alone must not keep this process alive.
process.on('message', (order: { do: string; slowMs: number; maxConnections: number }) => {
  if (order.do !== 'set') return
  slowMs = order.slowMs
  limit(order.maxConnections)
})
process.channel?.unref()

// It takes no more connections and answers what it has; then nothing is left that would keep the process alive. A client
// that is connected and asks nothing would: it is cut off, once nobody waits for an answer.
let atWork = 0
server.server.on('request', (_request, response) => {
  atWork += 1
  response.once('close', () => (atWork -= 1))
})
process.once('SIGTERM', () => {
  void server.close()
  setInterval(() => {
    if (atWork === 0) server.server.closeAllConnections()
  }, 500).unref()
})

await server.listen({ host, port })
console.log(`web-api pid=${process.pid} listens on http://${host}:${port}`)
