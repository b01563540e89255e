import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** A look at a process from outside. */
export type ProcessFacts = {
  /** Tells it from any later process with the same id. */
  readonly start: string
  /** One letter: R, S, T (stopped), Z (ended, not collected). */
  readonly state: string
  readonly group: number
  /** Processor time, us. */
  readonly cpuUs: number
  readonly rssBytes: number
}

/** Linux tells processor time in USER_HZ, 100 a second on every architecture that Node is built for. */
const TICK_US = 10_000

const run = promisify(execFile)

/** Null when there is no such process, or this system does not tell. */
export async function processFacts(pid: number): Promise<ProcessFacts | null> {
  if (process.platform === 'linux') return linuxFacts(pid)
  if (process.platform === 'darwin') return psFacts(pid)
  return null
}

/** /proc/PID/stat, proc_pid_stat(5). The name in parentheses may hold anything, so fields count from behind it. */
function linuxFacts(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const field = (number: number) => fields[number - 3] ?? ''
    return {
      start: field(22),
      state: field(3),
      group: Number(field(5)),
      cpuUs: (Number(field(14)) + Number(field(15))) * TICK_US,
      rssBytes: rssOf(pid),
    }
  } catch {
    return null
  }
}

function rssOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) * 1024
}

async function psFacts(pid: number): Promise<ProcessFacts | null> {
  try {
    const { stdout } = await run('/bin/ps', [
      '-o',
      'pgid=,state=,rss=,time=,lstart=',
      '-p',
      String(pid),
    ])
    const [group = '', state = '', rss = '', time = '', ...start] = stdout.trim().split(/\s+/)
    const [seconds = 0, minutes = 0, hours = 0] = time.split(':').map(Number).reverse()
    return {
      start: start.join(' '),
      state: state.slice(0, 1),
      group: Number(group),
      cpuUs: (seconds + 60 * minutes + 3600 * hours) * 1e6,
      rssBytes: Number(rss) * 1024,
    }
  } catch {
    return null
  }
}
