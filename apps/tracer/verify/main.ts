import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPuzzles } from '../src/puzzles/loadPuzzles.ts'
import type { Runtime } from '../src/sandbox/process/runtime.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import { compareWithPlain, type Faithful } from './fidelity.ts'
import { reportFidelity } from './fidelityReport.ts'
import { KernelProbes } from './kernel/kernelProbes.ts'
import { openTracefs } from './kernel/tracefs.ts'
import { loadCases } from './plain/caseFolders.ts'
import { loadPrograms, type Program } from './plain/loadPrograms.ts'
import { plainSource } from './plain/plainRun.ts'
import { reportCases } from './plain/reportCases.ts'
import { randomModules } from './random/randomModules.ts'
import { randomProgram } from './random/randomProgram.ts'
import { complaints, type Figures, figuresOf, inferredLines, table } from './report.ts'
import { type Judged, LANES, verifyVersion } from './verifyVersion.ts'

/** Exit status on a machine whose kernel cannot be asked. */
const CANNOT = 77
const DEFAULT_MAJORS = [20, 22, 24, 26, 10, 18]

const { values } = parseArgs({
  options: {
    node: { type: 'string' },
    random: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    turns: { type: 'boolean', default: false },
    keep: { type: 'string' },
    inferred: { type: 'boolean', default: false },
    fidelity: { type: 'boolean', default: false },
    modules: { type: 'boolean', default: false },
    cases: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

if (values.cases) await checkCases()
else if (values.modules) await compareModules()
else if (values.fidelity) await compareAll()
else await verify()

async function verify(): Promise<void> {
  const tracefs = openTracefs()
  if (!tracefs.usable) {
    console.log(`Not verified: ${tracefs.why}.`)
    process.exitCode = CANNOT
    return
  }
  process.once('exit', tracefs.release)
  const runtimes = chosenRuntimes()
  const probes = new KernelProbes(LANES)
  const stop = () => {
    probes.close()
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const rows: Figures[] = []
  try {
    for (const runtime of runtimes) {
      const programs = programsFor(runtime.major, 200)
      const majors = runtimes.map(({ major }) => major)
      const chosen = values.turns ? taken(programs, runtime.major, majors) : programs
      const judged = await verifyVersion(probes, runtime, chosen)
      const figures = figuresOf(runtime, judged)
      rows.push(figures)
      for (const text of complaints(figures, judged)) console.log(text)
      if (values.inferred) for (const text of inferredLines(figures, judged)) console.log(text)
      if (values.keep !== undefined) keep(values.keep, runtime.major, judged)
      console.log(`${figures.runtime.version}: ${figures.lines} lines, ${figures.wrong} wrong`)
    }
  } finally {
    probes.close()
  }
  console.log(`\n${table(rows)}`)
  if (rows.some((row) => !row.passed)) process.exitCode = 1
}

/** `--fidelity`: not the phases, but whether programs print and end as without the recorder. Needs no kernel probes. */
async function compareAll(): Promise<void> {
  for (const runtime of chosenRuntimes()) {
    const programs = [...programsFor(runtime.major, 0), ...puzzlesOn(runtime.major)]
    if (!reportFidelity(runtime, await compareWithPlain(runtime, programs))) process.exitCode = 1
  }
}

/**
 * `--modules`: the same for random programs of modules that throw, 500 on each of four versions. `--only modules-17 --seed
 * 17 --random 1` runs that one again.
 */
async function compareModules(): Promise<void> {
  for (const runtime of chosenRuntimes([20, 22, 24, 26])) {
    const first = Number(values.seed)
    const programs = Array.from({ length: Number(values.random ?? 500) }, (_, i) =>
      randomModules(first + i),
    )
    const results = await compareWithPlain(runtime, programs, (program) =>
      programs.indexOf(program) % 2 === 0 ? ['warm'] : ['cold'],
    )
    if (values.keep !== undefined) keepSources(values.keep, results)
    if (!reportFidelity(runtime, results)) process.exitCode = 1
  }
}

function keepSources(folder: string, results: readonly Faithful[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { program, verdict } of results) {
    const ending = program.module === 'module' ? 'mjs' : 'js'
    if (verdict !== 'same')
      writeFileSync(join(folder, `${program.name}.${ending}`), plainSource(program))
  }
}

/** `--cases`: the programs of cases/, beside plain Node and beside what is to be said of them; `--write` keeps what was. */
async function checkCases(): Promise<void> {
  const wanted = new RegExp(values.only ?? '')
  const cases = loadCases().filter(({ name }) => wanted.test(name))
  if ((await reportCases(chosenRuntimes(), cases, values.write)) > 0) process.exitCode = 1
}

function chosenRuntimes(byDefault = DEFAULT_MAJORS): Runtime[] {
  const runtimes = findRuntimes()
  const majors = values.node?.split(',').map(Number) ?? byDefault
  return majors.map((major) => {
    const runtime = runtimes.find((candidate) => candidate.major === major)
    if (runtime === undefined) throw new Error(`Node ${major} is not installed`)
    return runtime
  })
}

/** Random programs carry their seed in their name: `--only random-17 --seed 17 --random 1` runs that one again. */
function programsFor(major: number, randomByDefault: number): Program[] {
  const count = Number(values.random ?? (values.quick ? 20 : randomByDefault))
  const seed = Number(values.seed)
  const random = Array.from({ length: count }, (_, i) => randomProgram(seed + i, major))
  const wanted = new RegExp(values.only ?? '')
  return [...loadPrograms(), ...random].filter((program) => wanted.test(program.name))
}

/** `--turns`: each program on two only of the versions that can run it, and as many on each version. */
function taken(programs: readonly Program[], major: number, majors: readonly number[]): Program[] {
  return programs.filter(({ minimum }, i) => {
    const able = majors.filter((candidate) => candidate >= minimum)
    const half = Math.ceil(able.length / 2)
    return able[i % able.length] === major || able[(i + half) % able.length] === major
  })
}

/** The puzzles that are asked on this version. */
function puzzlesOn(major: number): Program[] {
  const wanted = new RegExp(values.only ?? '')
  return loadPuzzles()
    .filter(({ name, versions }) => versions.includes(String(major)) && wanted.test(name))
    .map(({ name, source, module }) => ({
      name: `puzzle ${name}`,
      source,
      module: module === 'module' ? 'module' : 'commonjs',
      minimum: 0,
      walled: true,
      comparable: true,
    }))
}

/** Source and recording of every program with a complaint. */
function keep(folder: string, major: number, judged: readonly Judged[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { program, run, lines, broken } of judged) {
    if (broken === null && lines.every((line) => line.truth === line.claim)) continue
    const path = join(folder, `${major}-${program.name}`)
    writeFileSync(`${path}.js`, program.source)
    const rows = (run?.events ?? []).map((event, i) => `${i} ${JSON.stringify(event)}`)
    writeFileSync(`${path}.events`, rows.join('\n'))
  }
}
