import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'

/** How an attack must end. "finished:0", "killed:SIGABRT", "threw": a type, and what belongs to it after the colon. */
type Ending = `${RunOutcome['type']}${'' | `:${string}`}`

export type Attack = {
  /** The program is the file of this name. */
  readonly name: string
  /** prelude/forging.js comes before it. */
  readonly forges?: true
  /** One of these, on every version that `on` does not name. Several where a race or the machine's speed decides. */
  readonly ends: readonly Ending[]
  readonly on?: Readonly<Record<number, readonly Ending[]>>
  readonly prints?: RegExp
  /** The outcome's note must say this. */
  readonly note?: RegExp
  /** The outcome's sentence on what never returned. */
  readonly blames?: RegExp
}

const FINISHED = ['finished:0'] as const
const TIMED_OUT = ['timedOut'] as const
const NO_MEMORY = ['outOfMemory'] as const
/** What fills memory slowly enough may meet the clock first. */
const NO_MEMORY_OR_TIME = ['outOfMemory', 'timedOut'] as const
const NO_WORKERS = { 10: ['threw'] } as const

const PROCESSES = /child_process, cluster/
const NETWORK = /no network but its own loopback/
const DISK = /Only \/tmp can be written/
const MAIN = /^The main module never returned\.$/

export const ATTACKS: readonly Attack[] = [
  // Files
  { name: 'read-host-files', ends: FINISHED, prints: /^(ENOENT\n|EACCES\n)+$/ },
  { name: 'write-outside', ends: FINISHED, note: DISK },
  { name: 'symlink-out', ends: FINISHED },
  { name: 'remount-by-rename', ends: FINISHED },
  { name: 'fill-tmp', ends: FINISHED, prints: /ENOSPC bounded/, note: DISK },
  { name: 'inode-bomb', ends: NO_MEMORY_OR_TIME },
  { name: 'huge-file', ends: FINISHED, prints: /EFBIG/, on: { 10: ['killed:SIGXFSZ'] } },
  { name: 'deep-folders', ends: FINISHED, prints: /done/ },
  { name: 'fd-bomb', ends: FINISHED, prints: /EMFILE bounded/ },
  { name: 'devices', ends: FINISHED, prints: /^(ENOENT\n)+$/ },
  // Processes and signals
  { name: 'spawn-bomb', ends: FINISHED, prints: /all refused/, note: PROCESSES },
  { name: 'exec-sync', ends: FINISHED, prints: /^(EPERM\n){3}$/, note: PROCESSES },
  { name: 'cluster-fork', ends: ['threw'], note: PROCESSES },
  { name: 'kill-everything', ends: FINISHED, prints: /still here/ },
  { name: 'kill-own-group', ends: ['killed:SIGKILL'], prints: /caught/ },
  { name: 'stop-self', ends: TIMED_OUT },
  { name: 'segfault', ends: ['killed:SIGSEGV'], prints: /before/ },
  { name: 'abort', ends: ['killed:SIGABRT'], prints: /before/ },
  { name: 'exit-like-a-signal', ends: ['finished:137'] },
  { name: 'really-exit', ends: ['finished:5'] },
  { name: 'ignore-signals', ends: TIMED_OUT },
  { name: 'exit-in-handlers', ends: ['threw'] },
  { name: 'emit-lies', ends: FINISHED, prints: /it runs/ },
  // Secrets and privileges
  { name: 'proc-games', ends: FINISHED },
  { name: 'proc-mem', ends: FINISHED },
  { name: 'environment', ends: FINISHED },
  { name: 'dlopen', ends: FINISHED, prints: /^(refused\n){2}$/ },
  { name: 'binding-spawn', ends: ['finished:0', 'killed:SIGABRT'], prints: /refused/ },
  { name: 'execve', ends: FINISHED },
  { name: 'inspector', ends: FINISHED },
  { name: 'become-root', ends: FINISHED, prints: /1000\n$/ },
  { name: 'heap-snapshot', ends: FINISHED },
  // Network
  { name: 'host-tcp', ends: FINISHED, note: NETWORK },
  { name: 'abstract-socket', ends: FINISHED, prints: /ECONNREFUSED/ },
  { name: 'outside-network', ends: FINISHED, note: NETWORK },
  { name: 'datagrams', ends: FINISHED, note: NETWORK },
  { name: 'interfaces', ends: FINISHED, note: /networkInterfaces/ },
  { name: 'own-loopback', ends: FINISHED, prints: /^hello\n$/ },
  { name: 'listen-everywhere', ends: FINISHED, prints: /EMFILE/ },
  // Memory
  { name: 'heap-bomb', ends: NO_MEMORY },
  { name: 'heap-bomb-without-cap', ends: NO_MEMORY },
  { name: 'buffer-bomb', ends: [...NO_MEMORY, 'threw'] },
  { name: 'shared-memory-bomb', ends: [...NO_MEMORY, 'threw'] },
  { name: 'wasm-memory-bomb', ends: [...NO_MEMORY, 'threw'] },
  { name: 'string-bomb', ends: ['threw:RangeError'] },
  { name: 'recursion', ends: ['threw:RangeError'] },
  // Node 26 stringifies without recursion.
  { name: 'recursion-in-json', ends: ['threw:RangeError'], on: { 26: FINISHED } },
  { name: 'worker-bomb', ends: [...NO_MEMORY_OR_TIME, 'killed', 'threw'], on: NO_WORKERS },
  { name: 'worker-flood', ends: NO_MEMORY_OR_TIME, on: NO_WORKERS },
  { name: 'worker-forges', ends: FINISHED, prints: /worker 3/, on: NO_WORKERS },
  { name: 'thread-pool', ends: ['killed:SIGABRT', 'timedOut', 'outOfMemory'] },
  { name: 'huge-environment', ends: ['finished:0', 'outOfMemory'] },
  // Time
  { name: 'sync-loop', ends: TIMED_OUT, blames: MAIN },
  {
    name: 'timer-loop',
    ends: TIMED_OUT,
    blames: /^The setTimeout callback scheduled at line 3 never/,
  },
  { name: 'microtask-loop', ends: NO_MEMORY_OR_TIME },
  { name: 'next-tick-loop', ends: NO_MEMORY_OR_TIME },
  { name: 'immediate-loop', ends: TIMED_OUT },
  { name: 'before-exit-for-ever', ends: TIMED_OUT },
  { name: 'wait-for-ever', ends: TIMED_OUT },
  { name: 'atomics-wait', ends: TIMED_OUT },
  { name: 'wasm-loop', ends: TIMED_OUT, blames: MAIN },
  { name: 'regexp', ends: TIMED_OUT, blames: MAIN },
  { name: 'gc-storm', ends: TIMED_OUT, blames: MAIN },
  { name: 'spin-all-cores', ends: TIMED_OUT, on: NO_WORKERS },
  { name: 'timer-flood', ends: NO_MEMORY_OR_TIME },
  { name: 'promise-flood', ends: ['finished:0', ...NO_MEMORY_OR_TIME] },
  { name: 'clock-games', ends: FINISHED, prints: /timer/ },
  // Output
  { name: 'stdout-flood', ends: ['tooMuchOutput'] },
  // What the pipe does not take at once stays in the process while its loop does not turn.
  { name: 'console-flood', ends: ['tooMuchOutput', ...NO_MEMORY_OR_TIME] },
  { name: 'stderr-flood', ends: ['tooMuchOutput'] },
  { name: 'invalid-utf8', ends: ['tooMuchOutput'] },
  { name: 'hostile-text', ends: FINISHED, prints: /<script>/ },
  // The recording
  { name: 'rows-flood', ends: FINISHED, on: { 10: ['killed:SIGXFSZ'] } },
  { name: 'rows-truncate', ends: FINISHED, prints: /^one\ntwo\nthree\n$/ },
  { name: 'rows-garbage', ends: FINISHED, prints: /^(line \d+\n){100}$/ },
  { name: 'rows-forge', ends: FINISHED, prints: /^true\nalso true\n$/ },
  { name: 'rows-forge-end', ends: ['killed:SIGABRT'] },
  { name: 'rows-huge-text', ends: FINISHED, prints: /^announced\n$/ },
  { name: 'reopen-rows', ends: FINISHED },
  { name: 'control-flood', ends: TIMED_OUT },
  { name: 'control-read', ends: TIMED_OUT },
  { name: 'recorder-again', ends: ['threw', 'timedOut'] },
  { name: 'close-descriptors', ends: ['killed:SIGABRT'], prints: /closed/ },
  { name: 'close-recording', ends: FINISHED, prints: /^closed\nlater\n$/ },
  { name: 'swap-stdout', ends: FINISHED, prints: /^seen\nstill here\n$/ },
  // JavaScript against the recorder
  { name: 'prototype-pollution', ends: FINISHED, prints: /^promise\ntimer\n$/ },
  { name: 'broken-builtins', ends: ['finished:9'] },
  { name: 'throwing-getters', ends: FINISHED, prints: /^timer\n$/ },
  { name: 'stack-trace-hooks', ends: FINISHED, prints: /^caught\ntimer\n$/ },
  // A recording of its own
  { name: 'forged-names', forges: true, ends: FINISHED, prints: /^sent\n$/ },
  { name: 'forged-sites', forges: true, ends: FINISHED, prints: /^sent\n$/ },
  { name: 'forged-output', forges: true, ends: FINISHED, prints: /^a{60000}\nsent\n$/ },
  { name: 'forged-depth', forges: true, ends: FINISHED, prints: /^sent\n$/ },
  {
    name: 'empty-texts',
    forges: true,
    ends: FINISHED,
    prints: /sent\n$/,
    on: { 10: ['finished:0', 'killed:SIGXFSZ'] },
  },
  { name: 'dripping-text', forges: true, ends: FINISHED, prints: /^sent\n$/ },
  { name: 'false-end', ends: FINISHED, prints: /^early\nlate\n$/ },
  { name: 'replaced-globals', ends: FINISHED, prints: /^async\ntimer\n$/ },
  { name: 'async-hook-fields', ends: FINISHED, prints: /timer/ },
  { name: 'module-hijack', ends: FINISHED, prints: /^timer\n$/ },
  { name: 'hostile-error', ends: ['threw'] },
  { name: 'throw-null', ends: ['threw'] },
  { name: 'huge-error', ends: ['threw', 'tooMuchOutput'] },
  { name: 'rejection-flood', ends: ['threw:Error'], on: { 10: FINISHED } },
]
