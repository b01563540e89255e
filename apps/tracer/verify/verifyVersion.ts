import { chmodSync, copyFileSync, linkSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import type { Runtime } from '../src/sandbox/process/runtime.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { compareLines, type JudgedLine } from './kernel/compareLines.ts'
import { instrument, sizesOf } from './kernel/instrument.ts'
import type { KernelProbes } from './kernel/kernelProbes.ts'
import { kernelTruth } from './kernel/kernelTruth.ts'
import type { Program } from './plain/loadPrograms.ts'
import { type ProgramRun, runProgram } from './plain/runProgram.ts'

export const LANES = 2
const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))

/** What came of one program. `broken`: why it could not be judged. */
export type Judged = {
  readonly program: Program
  readonly run: ProgramRun | null
  readonly lines: readonly JudgedLine[]
  readonly broken: string | null
}

/**
 * Runs every program once on this Node, by the product's own path (in its sandbox, warm and every fourth time cold),
 * and judges each logged line by the kernel's probes.
 */
export const verifyVersion = async (
  probes: KernelProbes,
  installed: Runtime,
  programs: readonly Program[],
): Promise<Judged[]> => {
  // The sandbox copies a binary that its users cannot reach, and probes sit on one file: give it one that all can.
  const stage = mkdtempSync(join(tmpdir(), 'loopscope-verify-'))
  const runtime = { ...installed, path: placeBinary(installed.path, stage) }
  const isMainLoop = probes.watch(runtime.path)
  const walled = await open(runtime, 'auto')
  const bare = await open(runtime, 'none')
  const judged: Judged[] = []
  const waiting = programs.filter((program) => program.minimum <= runtime.major)
  const work = async (lane: number): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const sandbox = next.walled ? walled : bare
      judged.push(await judge({ probes, isMainLoop, lane, sandbox, runtime, program: next }))
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, (_, lane) => work(lane)))
  } finally {
    await Promise.all([walled.close(), bare.close()])
    rmSync(stage, { recursive: true, force: true })
  }
  return judged
}

const placeBinary = (binary: string, stage: string): string => {
  const placed = join(stage, 'node')
  chmodSync(stage, 0o755)
  try {
    linkSync(binary, placed)
  } catch (_otherFileSystem) {
    copyFileSync(binary, placed)
  }
  chmodSync(placed, 0o755)
  return placed
}

const open = async (runtime: Runtime, walls: 'auto' | 'none'): Promise<Sandbox> => {
  const sandbox = await openSandbox({
    runtimes: [runtime],

    recorder: RECORDER,
    selfTest: 'off',
    walls,
    warm: () => (walls === 'auto' ? LANES : 0),
  })
  if (walls === 'auto' && sandbox.kind === 'none')
    throw new Error(`no sandbox to verify: ${sandbox.reason}`)
  return sandbox
}

type Job = {
  readonly probes: KernelProbes
  readonly isMainLoop: (loop: number) => boolean
  readonly lane: number
  readonly sandbox: Sandbox
  readonly runtime: Runtime
  readonly program: Program
}

let runs = 0

const judge = async ({
  probes,
  isMainLoop,
  lane,
  sandbox,
  runtime,
  program,
}: Job): Promise<Judged> => {
  const { from, to } = sizesOf(lane, process.pid)
  const source = instrument(program, from)
  probes.begin(lane, from, to)
  const cold = ++runs % 4 === 0
  const run = await runProgram({ sandbox, runtime, program, source, cold, record: true })
  const trace = probes.read(lane)
  try {
    const truth = kernelTruth(trace, isMainLoop, from, to, runtime.major >= 20)
    const lines = compareLines(run.lines, truth, from)
    return { program, run, lines, broken: whyBroken(run, lines, truth.size) }
  } catch (error) {
    return { program, run, lines: [], broken: error instanceof Error ? error.message : `${error}` }
  }
}

const whyBroken = (
  run: ProgramRun,
  lines: readonly JudgedLine[],
  writes: number,
): string | null => {
  const { type } = run.outcome
  if (type !== 'finished' && type !== 'threw') return `it ended as ${JSON.stringify(run.outcome)}`
  if (lines.length !== writes) return `${lines.length} lines recorded, ${writes} seen by the kernel`
  return lines.length === 0 ? `it logged nothing: ${run.stderr.slice(0, 500)}` : null
}
