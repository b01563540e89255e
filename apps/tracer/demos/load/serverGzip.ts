import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'

// The notes' server-gzip.js: a page of 46 KB, compressed anew for each request whose client takes gzip.
const host = '127.0.0.1'
const port = Number(process.env['PORT'] ?? 3001)
const words =
  'the event loop turns while the kernel waits for what the disk and the network bring'.split(' ')
const page = Buffer.from(`<!doctype html>\n${lines().join('\n')}\n`)

createServer((request, response) => {
  response.setHeader('content-type', 'text/html')
  const raw = Readable.from([page])
  if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    response.setHeader('content-encoding', 'gzip')
    raw.pipe(createGzip()).pipe(response)
  } else raw.pipe(response)
}).listen(port, host, () => {
  console.log(`Producer running at http://${host}:${port}`)
})

/** Text with about as much in it as prose has. The same each time. */
function lines(): string[] {
  let seed = 1
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed
  }
  return Array.from({ length: 500 }, () => {
    const text = Array.from({ length: 12 }, () => `${words[next() % words.length]}${next() % 97}`)
    return `<p>${text.join(' ')}</p>`
  })
}
