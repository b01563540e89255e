import cluster from 'node:cluster'
import { createServer } from 'node:http'

// The notes' producer: it answers with a recipe.
const recipe = {
  id: 42,
  name: 'Chicken Tikka: Thoughts on a Curry',
  ingredients: ['1 lb chicken', '1/2 cup sauce'],
}

const server = createServer((request, response) => {
  console.log(`worker request pid=${process.pid}`)
  // As long as a database would take. The event loop is free meanwhile.
  const ms = request.url === '/recipes/slow' ? 800 : 20
  setTimeout(() => {
    response.setHeader('content-type', 'application/json')
    response.setHeader('x-worker', String(cluster.worker?.id))
    response.end(JSON.stringify({ producer_pid: process.pid, recipe }))
  }, ms)
})
// As Fastify does: Node itself would close a connection that is idle for 5 s.
server.keepAliveTimeout = 72_000

server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) }, () => {
  console.log(`worker pid=${process.pid} listens on port ${process.env['PORT']}`)
})

process.on('message', (order: { do: string }) => {
  if (order.do === 'block') block(500)
  if (order.do === 'crash') throw new Error('Something in this worker went wrong')
})

/** One callback that does not return for so long: nothing else of this process runs. */
function block(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
  console.log(`blocked for ${ms} ms`)
}
