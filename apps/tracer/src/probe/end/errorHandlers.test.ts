import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 16, 20, 26])
const THROW = "setTimeout(() => { throw new Error('x') }, 1)"
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'on Node %s the recording tells whether a domain, a capture callback or a listener took an error',
  async (_version, runtime) => {
    const took = async (source: string) => {
      const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source))
      return findingsOf(timeline)
        .filter(({ kind }) => kind === 'uncaughtError')
        .map(({ sentence }) => sentence.replace(/^.*\. (.*)$/, '$1'))
    }
    const domain = `const d = require('domain').create().on('error', () => {})\nd.run(() => { ${THROW} })`
    expect(await took(domain)).toEqual(['A domain handled it.'])
    const capture = `process.setUncaughtExceptionCaptureCallback(() => {})\n${THROW}`
    expect(await took(capture)).toEqual(["The process's capture callback handled it."])
    const listener = `process.on('uncaughtException', () => {})\n${THROW}`
    expect(await took(listener)).toEqual(['An uncaughtException listener handled it.'])
    const promised = `const d = require('domain').create().on('error', () => {})\nd.run(() => { Promise.reject(new Error('x')) })`
    const rejections = buildTimeline(await recordSnippet(sandbox, runtime, promised))
    expect(
      findingsOf(rejections).flatMap(({ kind, sentence }) =>
        kind === 'unhandledRejection' ? [sentence] : [],
      ),
    ).toEqual([
      // Up to Node 14 no one asks the domain.
      `A promise was rejected with Error on line 2 and had no handler. ${runtime.major < 16 ? 'The process went on.' : 'A domain handled it.'}`,
    ])
    const loaded = `require('domain')\n${listener}`
    expect(await took(loaded)).toEqual(['An uncaughtException listener handled it.'])
  },
)
