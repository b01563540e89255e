/** Values of many kinds are sent to a thread, which says what arrived; beside it what JSON makes of each. */
export function cloneProgram(): string {
  return `const { Worker, isMainThread, parentPort } = require('node:worker_threads')
const { inspect } = require('node:util')

const show = (value) => (value instanceof Error ? String(value) : inspect(value))

if (isMainThread) main()
else {
  parentPort.on('message', (value) => parentPort.postMessage(show(value)))
  parentPort.postMessage('ready')
}

async function main() {
  class Point {
    x = 1
  }
  const ring = {}
  ring.self = ring
  const values = {
    'new Map([[1, 2]])': new Map([[1, 2]]),
    'new Date(0)': new Date(0),
    '10n': 10n,
    '{ a: undefined }': { a: undefined },
    '/x/g': /x/g,
    'new Uint8Array(2)': new Uint8Array(2),
    'new TypeError("no")': new TypeError('no'),
    'an object that holds itself': ring,
    'a Point of class Point': new Point(),
    'Buffer.from("hi")': Buffer.from('hi'),
    '() => 1': () => 1,
    'Symbol("s")': Symbol('s'),
    'new WeakMap()': new WeakMap(),
    'Promise.resolve(1)': Promise.resolve(1),
  }
  const worker = new Worker(__filename)
  const answer = () => new Promise((resolve) => worker.once('message', resolve))
  const json = (value) => show(JSON.parse(JSON.stringify(value) ?? '"nothing"'))
  const refusal = (error) => \`\${error.name}: \${error.message.split('\\n')[0]}\`

  await answer()
  for (const [name, value] of Object.entries(values)) {
    const row = { name, sent: show(value) }
    try {
      worker.postMessage(value)
      row.arrived = await answer()
    } catch (error) {
      row.refused = refusal(error)
    }
    try {
      row.json = json(value)
    } catch (error) {
      row.jsonRefused = refusal(error)
    }
    console.log(JSON.stringify(row))
  }
  worker.terminate()
}
`
}
