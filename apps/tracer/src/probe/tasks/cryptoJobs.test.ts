import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([12, 18, 24, 26])
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

const SOURCE = `const { pbkdf2, pbkdf2Sync, randomBytes, scrypt, scryptSync } = require('crypto')
randomBytes(8)
pbkdf2Sync('a', 'b', 1, 8, 'sha512')
scryptSync('a', 'b', 8)
randomBytes(8, () => console.log('random'))
pbkdf2('a', 'b', 1, 8, 'sha512', () => console.log('pbkdf2'))
scrypt('a', 'b', 8, () => console.log('scrypt'))
`

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'what crypto does at once is no work that waits, and what it does in the pool is, on Node %s',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const sites = new Map(
      events.flatMap((event) => (event.type === 'site' ? [[event.site, event] as const] : [])),
    )
    const jobs = events.flatMap((event) =>
      event.type === 'init' && /REQUEST$/.test(event.resource)
        ? [[event.resource, sites.get(event.site ?? -1)?.frames[0]?.line]]
        : [],
    )
    expect(jobs).toEqual([
      ['RANDOMBYTESREQUEST', 5],
      ['PBKDF2REQUEST', 6],
      ['SCRYPTREQUEST', 7],
    ])
  },
)

it.each(
  runtimes.filter(({ major }) => major >= 16).map((runtime) => [runtime.version, runtime] as const),
)('what WebCrypto does is work of the pool, on Node %s', async (_version, runtime) => {
  const source = `const { webcrypto, createHash, sign, generateKeyPairSync } = require('crypto')
sign('sha256', Buffer.from('a'), generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
createHash('sha256').update('a').digest()
webcrypto.getRandomValues(new Uint8Array(4))
webcrypto.subtle.digest('SHA-256', Buffer.from('a')).then(() => console.log('digest'))
`
  const events = await recordSnippet(sandbox, runtime, source)
  const jobs = events.flatMap((event) =>
    event.type === 'init' && /REQUEST$/.test(event.resource) ? [event.resource] : [],
  )
  expect(jobs).toEqual(['HASHREQUEST'])
})

it.each(
  runtimes.filter(({ major }) => major >= 12).map((runtime) => [runtime.version, runtime] as const),
)(
  'what the pool does beside a loop that never ends is recorded as well, on Node %s',
  async (_version, runtime) => {
    const source = `require('crypto').pbkdf2('a', 'b', 1, 8, 'sha512', () => {})
for (;;);`
    const events = await recordSnippet(sandbox, runtime, source, { timeoutMs: 500 })
    const jobs = events.flatMap((event) =>
      event.type === 'init' && /REQUEST$/.test(event.resource) ? [event.resource] : [],
    )
    expect(jobs).toEqual(['PBKDF2REQUEST'])
  },
)

it('a server that made ids and unpacked before it listened is kept by itself alone', async () => {
  const [runtime] = runtimes.filter(({ major }) => major === 24)
  if (runtime === undefined) throw new Error('Node 24 is not installed.')
  const source = `require('zlib').gzipSync('a'); require('crypto').randomBytes(8)
require('net').createServer().listen(0)`
  const events = await recordSnippet(sandbox, runtime, source, { timeoutMs: 300 })
  const end = events.find((event) => event.type === 'outcome')
  expect(end?.outcome).toMatchObject({
    type: 'timedOut',
    callback: expect.stringMatching(
      /^Idle since [\d.]+ ms: the server on line 2 keeps the process alive\.$/,
    ),
  })
})
