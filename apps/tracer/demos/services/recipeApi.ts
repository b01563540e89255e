import fastify from 'fastify'

// The notes' recipe-api: the service behind the others. It alone knows the recipes.
const host = '127.0.0.1'
const port = Number(process.env['PORT'] ?? 4000)
const recipes = new Map([
  [
    42,
    {
      id: 42,
      name: 'Chicken Tikka: Thoughts on a Curry',
      ingredients: [
        { id: 1, name: 'Chicken', quantity: '1 lb' },
        { id: 2, name: 'Sauce', quantity: '1/2 cup' },
      ],
    },
  ],
])

const server = fastify()

server.get('/recipes/:id', async ({ params }, reply) => {
  const recipe = recipes.get(Number((params as { id: string }).id))
  if (recipe === undefined) return reply.code(404).send({ error: 'not_found' })
  return { producer_pid: process.pid, recipe }
})

server.get('/health', async () => 'OK')

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

// The host is named: without it a server listens on every address of the machine.
await server.listen({ host, port })
console.log(`recipe-api pid=${process.pid} listens on http://${host}:${port}`)
