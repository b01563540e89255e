import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major >= 18)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

/** Three promises before, three with, and three after promise hooks of the snippet's own. */
const SOURCE = `
const own = () => Promise.resolve().then(() => {}).then(() => {})
own()
const stop = require('v8').promiseHooks.createHook({ init() {}, settled() {} })
own()
stop()
own()
`

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'promises are recorded before, beside and after hooks of the snippet on Node %s',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const made = events.filter(
      (event) => event.type === 'init' && event.resource === 'PROMISE' && event.site !== null,
    )
    const reactions = events.filter((event) => event.type === 'before' && event.asyncId < 0)
    expect([made.length, reactions.length]).toEqual([9, 6])
  },
)
