import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { openSandbox } from '../openSandbox.ts'
import { findRuntimes } from '../process/runtimes.ts'
import type { Sandbox } from '../sandbox.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
/** Says that it is over, on the descriptor where the recorder would, and goes on for several pauses of the service. */
const FALSE_END = `
const fs = require('fs')
console.log('early')
fs.writeSync(3, 'E')
setTimeout(() => console.log('late'), 300)
`
const runtimes = findRuntimes()
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(() => sandbox.close())

/** Shorter than what the program waits for: its false word is heard in one pause, its end comes while no one looks. */
const BUSY_MS = 60

/** The service's loop is held again and again, as it is on a busy machine, so that everything comes at once. */
async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const busy = setInterval(() => {
    for (const until = Date.now() + BUSY_MS; Date.now() < until; );
  }, 3)
  try {
    return await work()
  } finally {
    clearInterval(busy)
  }
}

describe.each(runtimes)('on Node $major', (runtime) => {
  it('what comes after a false end is read, also when the end is seen before the output', async () => {
    const events = await whileBusy(() => recordSnippet(sandbox, runtime, FALSE_END))
    const written = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
    expect(written.join('')).toBe('early\nlate\n')
  })
})
