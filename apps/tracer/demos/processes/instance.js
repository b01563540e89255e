import { inspect } from 'node:util'
import { parentPort } from 'node:worker_threads'

// Whichever way this was started, it answers the same messages; only the way that they take differs.
// Plain JavaScript: types would have to be stripped each time before it starts.
const say = parentPort
  ? (message) => parentPort.postMessage(message)
  : process.send
    ? (message) => process.send(message)
    : (message) => process.stdout.write(`${JSON.stringify(message)}\n`)

if (parentPort) parentPort.on('message', hear)
else if (process.send) process.on('message', hear)
else void hearLines()

function hear(message) {
  switch (message.do) {
    case 'ping':
      return say('pong')
    case 'memory':
      return say(process.memoryUsage.rss())
    case 'show':
      return say('value' in message ? inspect(message.value) : 'nothing')
    case 'global':
      globalThis.answer = 2
      return say(globalThis.answer)
    case 'buffer':
      return say(write(message.buffer))
    case 'listen':
      return listen(message.port)
    case 'throw':
      throw new Error('Something in this instance went wrong')
    case 'exit':
      return process.exit(1)
    case 'kill':
      return process.kill(process.pid, 'SIGKILL')
    case 'end':
      return process.exit(0)
  }
}

/** What arrived in place of the buffer, or what its first cell holds now. */
function write(buffer) {
  if (!(buffer instanceof SharedArrayBuffer)) return inspect(buffer)
  const cells = new Int32Array(buffer)
  cells[0] = 42
  return cells[0]
}

/** Says whether it could, and then each connection that comes. */
async function listen(port) {
  const { createServer } = await import('node:net')
  createServer((socket) => {
    socket.end()
    say('connection')
  })
    .on('error', ({ code }) => say(code))
    .listen(port, '127.0.0.1', () => say('listening'))
}

/** A pipe knows no messages: whoever wants some sends lines. */
async function hearLines() {
  const { createInterface } = await import('node:readline')
  for await (const line of createInterface({ input: process.stdin })) hear(JSON.parse(line))
}

say('ready')
