import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import type { Runtime } from '../src/sandbox/process/runtime.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { hasTurn } from '../src/testing/testedRuntimes.ts'
import { ATTACKS, type Attack } from './attacks.ts'
import { type Canaries, openCanaries } from './canaries.ts'
import { leftovers } from './leftovers.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const MAJORS = [10, 20, 24, 26]
/** For attacks that may go on for ever, and for those that end by themselves, however slow the machine. */
const SHORT_MS = 1000
const LONG_MS = 15_000
const runtimes = findRuntimes().filter(({ major }) => MAJORS.includes(major))

let sandbox: Sandbox
let canaries: Canaries

beforeAll(async () => {
  canaries = await openCanaries()
  sandbox = await openSandbox({
    runtimes,

    recorder: RECORDER,
    warm: () => 1,
    limits: { maxTimeoutMs: LONG_MS },
  })
  await sandbox.warmed()
}, 60_000)

test('there is a sandbox to attack, and a program for each attack of the table', () => {
  expect(sandbox.reason).toBe(null)
  expect(runtimes.map(({ major }) => major)).toEqual(MAJORS)
  const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.js'))
  expect(programs.sort()).toEqual(ATTACKS.map(({ name }) => `${name}.js`).sort())
})

// Two at a time (vitest.config.ts): attacks that eat the machine must not eat the time of the others.
describe.concurrent('the host survives', () => {
  test.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
    '%s',
    async (_name, attack) => {
      for (const runtime of attackedWith(attack)) await survives(attack, runtime)
      expect(await canaries.harm()).toEqual([])
    },
  )
})

test('nothing is left when the sandbox is closed', async () => {
  await sandbox.close()
  expect(await leftovers()).toEqual([])
})

afterAll(() => canaries.close())

/** In `npm test` the versions take turns: the walls are the same for each, and most attacks have to be waited for. */
function attackedWith(attack: Attack): Runtime[] {
  return runtimes.filter((runtime) => hasTurn(ATTACKS.indexOf(attack), runtime, runtimes))
}

async function survives(attack: Attack, runtime: Runtime): Promise<void> {
  const where = `on Node ${runtime.major}`
  const ends = attack.on?.[runtime.major] ?? attack.ends
  const timeoutMs = ends.includes('timedOut') ? SHORT_MS : LONG_MS
  const seen = await run(runtime, sourceOf(attack), timeoutMs)
  expect(ends, where).toContain(ending(seen.outcome, ends))
  // Where a version ends differently it also says other things.
  if (attack.on?.[runtime.major] === undefined) expectWords(attack, seen, where)
  expect(seen.text, where).not.toContain('ESCAPED')
  expect(seen.text, where).not.toContain(canaries.secret)
  const next = await run(runtime, 'console.log("hello")', 10_000)
  expect([next.text, next.outcome.type], where).toEqual(['hello\n', 'finished'])
}

type Seen = { readonly text: string; readonly outcome: RunOutcome }

function sourceOf({ name, forges }: Attack): string {
  const files = forges === true ? ['prelude/forging', name] : [name]
  return files.map((file) => readFileSync(`${FOLDER}/${file}.js`, 'utf8')).join('')
}

async function run(runtime: Runtime, source: string, timeoutMs: number): Promise<Seen> {
  let text = ''
  const outcomes: RunOutcome[] = []
  const types: TraceEvent['type'][] = []
  const batches = sandbox.run({
    runId: 'attack',
    source,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: canaries.args,
    timeoutMs,
    cpuMs: timeoutMs,
    threadPoolSize: null,
    maxRows: 200_000,
    record: true,
  })
  for await (const batch of batches)
    for (const event of batch) {
      types.push(event.type)
      // Whatever a hostile recording holds, every event must be one that the wire knows.
      if (types.length < 2000) traceEventSchema.parse(event)
      if (event.type === 'output') text += event.text
      if (event.type === 'outcome') outcomes.push(event.outcome)
    }
  const [outcome] = outcomes
  if (outcome === undefined) throw new Error('no outcome')
  expect([types[0], types.at(-1), outcomes.length]).toEqual(['run', 'outcome', 1])
  return { text, outcome }
}

/** The outcome in the words of the table: with its detail if the table names one. */
function ending(outcome: RunOutcome, ends: readonly string[]): string {
  const detailed = `${outcome.type}:${detail(outcome)}`
  return ends.includes(detailed) || outcome.type === 'finished' ? detailed : outcome.type
}

function detail(outcome: RunOutcome): string {
  switch (outcome.type) {
    case 'finished':
      return String(outcome.exitCode)
    case 'threw':
      return outcome.error.name
    case 'killed':
      return String(outcome.signal)
    default:
      return ''
  }
}

function expectWords(attack: Attack, { text, outcome }: Seen, where: string): void {
  const blamed = outcome.type === 'timedOut' ? outcome.callback : undefined
  if (attack.prints !== undefined) expect(text, where).toMatch(attack.prints)
  if (attack.note !== undefined) expect(outcome.note, where).toMatch(attack.note)
  if (attack.blames !== undefined) expect(blamed, where).toMatch(attack.blames)
}
