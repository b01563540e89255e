import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import { ATTACKS, type Attack } from './attacks.ts'
import { openCanaries } from './canaries.ts'
import { leftovers } from './leftovers.ts'

/**
 * Run in a container by `npm run verify:container`, where no test runner is: every attack on one version of Node (its argument, 24).
 * Prints {attacks, harm, other}: what was harmed, read or left, and which attacks ended in another way than the table says.
 */
const major = Number(process.argv[2] ?? 24)
const [runtime] = findRuntimes().filter((each) => each.major === major)
if (runtime === undefined) throw new Error(`no Node ${major}`)
// A process in the sandbox must not have the number of a canary: it would only hit itself. There they are below 100.
for (let i = 0; i < 300; i++) execFileSync('true')
const canaries = await openCanaries()
const recorder = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const sandbox = await openSandbox({ runtimes: [runtime], recorder, warm: () => 0 })
const harm: string[] = sandbox.reason === null ? [] : [sandbox.reason]
const other: string[] = []

for (const attack of ATTACKS) {
  const ends = attack.on?.[major] ?? attack.ends
  const { text, outcome } = await run(sourceOf(attack), ends.includes('timedOut') ? 1000 : 15_000)
  if (!ends.some((end) => end === outcome.type || end === detailed(outcome)))
    other.push(`${attack.name}: ${detailed(outcome)} instead of ${ends.join(' or ')}`)
  for (const found of ['ESCAPED', canaries.secret])
    if (text.includes(found)) harm.push(`${attack.name}: ${found}`)
  const next = await run('console.log("hello")', 10_000)
  if (next.text !== 'hello\n') harm.push(`${attack.name}: the next run ${next.outcome.type}`)
  harm.push(...(await canaries.harm()).map((what) => `${attack.name}: ${what}`))
}
await sandbox.close()
harm.push(...(await leftovers()))
await canaries.close()
process.stdout.write(JSON.stringify({ attacks: ATTACKS.length, harm, other }))

function sourceOf({ name, forges }: Attack): string {
  const files = forges === true ? ['prelude/forging', name] : [name]
  return files.map((file) => readFileSync(new URL(`${file}.js`, import.meta.url), 'utf8')).join('')
}

async function run(source: string, timeoutMs: number) {
  let text = ''
  let outcome: RunOutcome = { type: 'killed', exitCode: null, signal: null }
  if (runtime === undefined) return { text, outcome }
  const batches = sandbox.run({
    ...{ runId: 'attack', source, module: 'commonjs', file: 'index.js', runtime },
    ...{ args: canaries.args, timeoutMs, cpuMs: timeoutMs, threadPoolSize: null },
    ...{ maxRows: 200_000, record: true },
  })
  for await (const batch of batches)
    for (const event of batch) {
      if (event.type === 'output') text += event.text
      if (event.type === 'outcome') outcome = event.outcome
    }
  return { text, outcome }
}

/** In the words of the table. */
function detailed(outcome: RunOutcome): string {
  if (outcome.type === 'finished') return `finished:${outcome.exitCode}`
  if (outcome.type === 'threw') return `threw:${outcome.error.name}`
  return outcome.type === 'killed' ? `killed:${outcome.signal}` : outcome.type
}
