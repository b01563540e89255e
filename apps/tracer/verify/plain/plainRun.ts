import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runtime } from '../../src/sandbox/process/runtime.ts'
import { comparableStderr } from './comparableStderr.ts'
import type { Program } from './loadPrograms.ts'

/** What a person sees of a run. */
export type Seen = {
  readonly stdout: string
  /** As `comparableStderr` leaves it. */
  readonly stderr: string
  /** Exit code or signal; null: it was ended at its limit. */
  readonly status: number | string | null
}

/** What is run, as it is. `timeoutMs`: after which it is ended from outside. */
export type Final = Pick<Program, 'module' | 'source'> & { readonly timeoutMs: number }

const TIMEOUT_MS = 10_000
let runs = 0

/**
 * One run on bare Node: no recorder, no preload. bubblewrap only gives it the places and the network that a snippet
 * has (a fresh /tmp, the loopback interface), so that paths, ports and names come out alike.
 */
export const plainRun = (
  runtime: Runtime,
  { module, source: text, timeoutMs }: Final,
): Promise<Seen> => {
  const main = module === 'module' ? 'index.mjs' : 'index.js'
  const source = join(tmpdir(), `loopscope-plain-${process.pid}-${++runs}`)
  writeFileSync(source, text)
  const args = [
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'],
    ...['--dir', '/tmp/app', '--chdir', '/tmp/app', '--ro-bind', source, `/tmp/app/${main}`],
    ...[
      '--ro-bind',
      runtime.path,
      '/tmp/node',
      '--unshare-net',
      '--unshare-pid',
      '--die-with-parent',
    ],
    ...['--clearenv', '--setenv', 'HOME', '/tmp', '--setenv', 'PATH', '/usr/bin:/bin'],
    ...['--setenv', 'LANG', 'C.UTF-8', '--setenv', 'TZ', 'UTC'],
    ...['/tmp/node', `/tmp/app/${main}`],
  ]
  // stdin and the pipes as in the sandbox: Node makes other handles for other kinds of files.
  const child = spawn('bwrap', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      rmSync(source)
      resolve({
        stdout,
        stderr: comparableStderr(stderr),
        status: child.killed ? null : (code ?? signal),
      })
    })
  })
}

/** The program with a logger that only prints, as plain Node runs it. */
export const plainProgram = (program: Program): Final => ({
  module: program.module,
  source: plainSource(program),
  timeoutMs: TIMEOUT_MS,
})

export const plainSource = ({ source }: Program): string =>
  `const L = (label) => console.log(label); ${source}`
