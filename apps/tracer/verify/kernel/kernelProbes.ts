import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { elfSymbols } from './elfSymbols.ts'
import { TRACEFS } from './tracefs.ts'

const UPROBES = `${TRACEFS}/uprobe_events`
const MARK = /loopscope[_-](\d+)/

const DEFAULT_LOOP = 'default_loop_struct'
const PAGE = 4096
const FIRST_ARGUMENT = process.arch === 'arm64' ? '%x0' : '%di'

/** The functions of libuv whose entry (and return, where named) places a moment in the loop. */
const PROBES = [
  { symbol: 'uv_run', entry: 'runEntry', exit: 'runReturn' },
  { symbol: 'uv__run_timers', entry: 'timersEntry', exit: 'timersReturn' },
  { symbol: 'uv__run_idle', entry: 'idleEntry', exit: null },
  { symbol: 'uv__io_poll', entry: 'pollEntry', exit: 'pollReturn' },
  { symbol: 'uv__run_check', entry: 'checkEntry', exit: 'checkReturn' },
] as const

/**
 * Uprobes on the Node binaries under test, and one trace buffer of its own per lane, so that lanes can run in parallel.
 * Tracefs must be open. `close()` must be called: probes outlive the process that made them. Those of dead processes are removed at the start.
 */
export class KernelProbes {
  #group = `loopscope_${process.pid}`
  #instances: string[] = []

  constructor(lanes: number) {
    removeStale()
    for (let lane = 0; lane < lanes; lane++) {
      const instance = `${TRACEFS}/instances/loopscope-${process.pid}-${lane}`
      mkdirSync(instance)
      this.#instances.push(instance)
      writeFileSync(`${instance}/trace_clock`, 'mono')
      writeFileSync(`${instance}/buffer_size_kb`, '4096')
      writeFileSync(`${instance}/options/overwrite`, '0')
    }
  }

  /**
   * From now on this binary's loop is recorded (and no other's). Returns what tells the address of its default loop from
   * those of spawnSync's.
   */
  watch(binary: string): (loop: number) => boolean {
    this.#removeProbes()
    const places = elfSymbols(binary, [DEFAULT_LOOP, ...PROBES.map((probe) => probe.symbol)])
    const placeOf = (symbol: string) => {
      const place = places.get(symbol)
      if (place === undefined) throw new Error(`${binary} has no symbol ${symbol}`)
      return place
    }
    for (const { symbol, entry, exit } of PROBES) {
      const place = `${binary}:0x${placeOf(symbol).offset.toString(16)}`
      append(`p:${this.#group}/${entry} ${place} loop=${FIRST_ARGUMENT}`)
      if (exit !== null) append(`r:${this.#group}/${exit} ${place}`)
    }
    for (const instance of this.#instances)
      writeFileSync(`${instance}/events/${this.#group}/enable`, '1')
    const { address, fixed } = placeOf(DEFAULT_LOOP)
    return (loop) => (fixed ? loop === address : loop % PAGE === address % PAGE)
  }

  /** Empties the lane's buffer and begins to record the writes whose size is in [from, to). */
  begin(lane: number, from: number, to: number): void {
    const instance = this.#instance(lane)
    const write = `${instance}/events/syscalls/sys_enter_write`
    writeFileSync(`${write}/filter`, `count >= ${from} && count < ${to}`)
    writeFileSync(`${write}/enable`, '1')
    writeFileSync(`${instance}/trace`, '')
  }

  /** The lane's buffer as text, in order of time. Throws when somebody else has removed or disabled the probes. */
  read(lane: number): string {
    const enabled = `${this.#instance(lane)}/events/${this.#group}/enable`
    if (!existsSync(enabled) || readFileSync(enabled, 'utf8').trim() !== '1')
      throw new Error('another program of this machine has removed the kernel probes')
    return readFileSync(`${this.#instance(lane)}/trace`, 'utf8')
  }

  close(): void {
    this.#removeProbes()
    for (const instance of this.#instances) removeInstance(instance)
    this.#instances = []
  }

  #instance(lane: number): string {
    const instance = this.#instances[lane]
    if (instance === undefined) throw new Error(`no lane ${lane}`)
    return instance
  }

  #removeProbes(): void {
    for (const instance of this.#instances) disable(instance, this.#group)
    removeGroup(this.#group)
  }
}

const removeStale = (): void => {
  for (const name of readdirSync(`${TRACEFS}/instances`))
    if (isStale(name)) removeInstance(`${TRACEFS}/instances/${name}`)
  const groups = readFileSync(UPROBES, 'utf8').matchAll(/[pr]:(loopscope_\d+)\//g)
  for (const group of new Set([...groups].map((match) => match[1] ?? '')))
    if (isStale(group)) removeGroup(group)
}

const isStale = (name: string): boolean => {
  const pid = MARK.exec(name)?.[1]
  return pid !== undefined && !existsSync(`/proc/${pid}`)
}

const removeInstance = (instance: string): void => {
  writeFileSync(`${instance}/events/enable`, '0')
  rmdirSync(instance)
}

const disable = (instance: string, group: string): void => {
  const events = `${instance}/events/${group}/enable`
  if (existsSync(events)) writeFileSync(events, '0')
}

const removeGroup = (group: string): void => {
  const events = readFileSync(UPROBES, 'utf8').matchAll(new RegExp(`[pr]:(${group}/\\w+)`, 'g'))
  for (const match of events) append(`-:${match[1]}`)
}

const append = (line: string): void => {
  writeFileSync(UPROBES, `${line}\n`, { flag: 'a' })
}
