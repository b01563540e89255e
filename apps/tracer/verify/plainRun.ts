import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Runtime } from '../src/sandbox/runtime.ts'
import { comparableStderr } from './comparableStderr.ts'
import type { Program } from './loadPrograms.ts'

/** What a person sees of a run. */
export type Seen = {
  readonly stdout: string
  /** As `comparableStderr` leaves it. */
  readonly stderr: string
  readonly status: number | string | null
}

let runs = 0

/**
 * One run on bare Node: no recorder, no preload. bubblewrap only gives it the places and the network that a snippet
 * has (a fresh /tmp, the loopback interface), so that paths, ports and names come out alike.
 */
export const plainRun = (runtime: Runtime, program: Program): Promise<Seen> => {
  const main = program.module === 'module' ? 'index.mjs' : 'index.js'
  const source = join(tmpdir(), `loopscope-plain-${process.pid}-${++runs}`)
  writeFileSync(source, plainSource(program))
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
  const child = spawn('bwrap', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 })
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
      resolve({ stdout, stderr: comparableStderr(stderr), status: code ?? signal })
    })
  })
}

/** The program with a logger that only prints. */
export const plainSource = (program: Program): string =>
  `const L = (label) => console.log(label); ${program.source}`
