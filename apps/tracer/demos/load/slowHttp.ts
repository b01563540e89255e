import { createServer } from 'node:http'

// A server whose answer takes 20 ms, as one does that asks a database. Its event loop is free meanwhile.
const host = '127.0.0.1'
const port = Number(process.env['PORT'] ?? 4000)

createServer((_request, response) => {
  setTimeout(() => response.end('ok'), 20)
}).listen(port, host, () => {
  console.log(`Producer running at http://${host}:${port}`)
})
