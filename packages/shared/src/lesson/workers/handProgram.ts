import { ROUNDS } from './readHand.ts'
import type { WorkersSettings } from './workersSettings.ts'

/** One buffer after the other is handed to a thread that writes into it: copied, transferred, shared. */
export function handProgram({ megabytes }: WorkersSettings): string {
  return `const { Worker, isMainThread, parentPort } = require('node:worker_threads')

const BYTES = ${megabytes} * 2 ** 20

if (isMainThread) main()
else {
  parentPort.on('message', (buffer) => {
    if (buffer === null) return parentPort.postMessage(null)
    new Uint8Array(buffer)[0] = 42
    parentPort.postMessage(buffer.byteLength)
  })
  parentPort.postMessage('ready')
}

async function main() {
  const worker = new Worker(__filename)
  const answer = () => new Promise((resolve) => worker.once('message', resolve))
  const us = () => Math.round(performance.now() * 1000)

  const handOver = async (way, buffer, transfer) => {
    const bytes = new Uint8Array(buffer).fill(1)
    console.log('filled', way)
    const from = us()
    worker.postMessage(buffer, transfer)
    const called = us()
    const there = await answer()
    const trip = us() - from
    console.log(way, called - from, trip, buffer.byteLength, there, bytes[0] ?? 'none')
  }

  await answer()
  for (let i = 1; i <= 20; i++) {
    const from = us()
    worker.postMessage(null)
    await answer()
    console.log('trip', us() - from)
  }
  for (let i = 1; i <= ${ROUNDS}; i++) {
    await handOver('copy', new ArrayBuffer(BYTES), [])
    const moved = new ArrayBuffer(BYTES)
    await handOver('transfer', moved, [moved])
    await handOver('share', new SharedArrayBuffer(BYTES), [])
  }
  worker.terminate()
}
`
}
