import { createServer } from 'node:http'

// The notes' native-http.js: as little as a server of HTTP can do.
const host = '127.0.0.1'
const port = Number(process.env['PORT'] ?? 4000)

createServer((_request, response) => {
  response.end('ok')
}).listen(port, host, () => {
  console.log(`Producer running at http://${host}:${port}`)
})
