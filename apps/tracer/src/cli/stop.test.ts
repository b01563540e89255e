import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRuntimes } from '../sandbox/process/runtimes.ts'
import { COMMAND } from '../testing/loopscope.ts'
import { until } from '../testing/until.ts'

let folder = ''
let forever = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-stop-'))
  forever = join(folder, 'forever.js')
  writeFileSync(forever, 'console.log("begun")\nsetInterval(() => {}, 10)\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Running = { child: ChildProcess; family: number[]; text: () => string }

/** A trace that is under way, with the ids of all its processes: of itself, of the walls around the snippet, and of the snippet. */
async function begin(node: string): Promise<Running> {
  const args = [COMMAND, 'trace', forever, '--timeout', '60000', '--format', 'events']
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  while (!text.includes('"text":"begun')) await once(child.stdout, 'data')
  const family = familyOf(child.pid ?? 0)
  if (family.length < 3) throw new Error('the snippet has no process of its own')
  return { child, family, text: () => text }
}

function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  )
  const family = [pid]
  for (const member of family)
    family.push(...[...parents].filter(([, parent]) => parent === member).map(([id]) => id))
  return family
}

function parentOf(pid: string): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return Number(afterName.split(' ')[1])
  } catch (_gone) {
    return 0
  }
}

const allGone = (family: readonly number[]): Promise<void> =>
  until(() => family.every((pid) => parentOf(String(pid)) === 0))

function lastOutcome(text: string): string {
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { outcome: { type: string } }
  return last.outcome.type
}

const older = findRuntimes().find(({ major }) => major === 22)?.path ?? ''
const nodes: [string, string][] = [
  ['its own Node', process.execPath],
  ['Node 22, which hands over to it', older],
]

describe.skipIf(process.platform !== 'linux')('stopping a trace', () => {
  it.each(nodes)(
    'a SIGINT to it alone ends the run, started by %s',
    async (_name, node) => {
      const { child, family, text } = await begin(node)
      child.kill('SIGINT')
      const [status] = (await once(child, 'close')) as [number]
      await allGone(family)
      expect([status, lastOutcome(text())]).toEqual([130, 'killed'])
    },
    60_000,
  )

  it.each(nodes)(
    'Ctrl+C in a terminal, told to the group, is one wish: %s',
    async (_name, node) => {
      const { child, family, text } = await begin(node)
      for (const pid of family.slice(0, 2)) interrupt(pid)
      const [status] = (await once(child, 'close')) as [number]
      await allGone(family)
      expect([status, lastOutcome(text())]).toEqual([130, 'killed'])
    },
    60_000,
  )

  it.each(nodes)(
    'nothing outlives a SIGKILL of what was started: %s',
    async (_name, node) => {
      const { child, family } = await begin(node)
      child.kill('SIGKILL')
      const [, signal] = (await once(child, 'exit')) as [null, string]
      await allGone(family)
      expect(signal).toBe('SIGKILL')
    },
    60_000,
  )

  it('a reader that has seen enough ends the run', async () => {
    const { child, family } = await begin(process.execPath)
    child.stdout?.destroy()
    const [status] = (await once(child, 'close')) as [number]
    await allGone(family)
    expect(status).toBe(141)
  }, 60_000)
})

/** A terminal tells all at once: here the second may have ended by the first's. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
