import type { Phase } from '@loopscope/shared/timeline/phase'

/** A moment as the kernel saw it. `fd` and `size` of a write, `loop` of a uv_run: its address. */
type Moment = {
  readonly thread: number
  readonly name: string
  readonly fd: number
  readonly size: number
  readonly loop: number
}

const LINE = /-(\d+)\s+\[\d+\]\s+\S+\s+[\d.]+: (\w+)(.*)$/
const FD = /fd: (?:0x)?([0-9a-f]+)/
const COUNT = /count: (?:0x)?([0-9a-f]+)/
const LOOP = /loop=0x([0-9a-f]+)/

/** Where libuv was. `turn`: of its loop, 0 before the first. */
export type LoopPosition = { readonly phase: Phase; readonly turn: number }

/**
 * For each write whose size is in [from, to): the phase and the turn in which libuv was, by the probes that came before
 * it on the same thread. `isMainLoop`: whether an address is that of libuv's default loop. `timersEndTurn`: as uv_run
 * has it since libuv 1.45. Throws when the kernel lost events.
 */
export const kernelTruth = (
  trace: string,
  isMainLoop: (loop: number) => boolean,
  from: number,
  to: number,
  timersEndTurn = true,
): Map<number, LoopPosition> => {
  const lost = /entries-in-buffer\/entries-written: (\d+)\/(\d+)/.exec(trace)
  if (lost !== null && lost[1] !== lost[2]) throw new Error('the kernel lost trace events')
  const moments = trace.split('\n').flatMap((line) => momentOf(line) ?? [])
  const inRange = (moment: Moment) => moment.size >= from && moment.size < to
  const thread = loggingThread(moments, inRange)
  const isLine = lineOf(
    moments.filter((moment) => moment.thread === thread),
    from,
  )
  const truth = new Map<number, LoopPosition>()
  let phase: Phase = 'main'
  let turn = 0
  /** How often poll has been entered: once per turn. */
  let polls = 0
  /** Loops inside a callback: spawnSync and execSync run one of their own. */
  let nested = 0
  for (const moment of moments) {
    if (moment.thread !== thread) continue
    if (moment.name === 'write') {
      if (isLine(moment)) truth.set(moment.size, { phase, turn })
    } else if (moment.name === 'runEntry' && !isMainLoop(moment.loop)) nested++
    else if (moment.name === 'runReturn' && nested > 0) nested--
    else if (nested === 0) {
      phase = moment.name === 'runReturn' ? 'exit' : (AFTER[moment.name] ?? phase)
      if (moment.name === 'pollEntry') turn = ++polls
      else if (moment.name === 'runEntry') turn = polls
      else if (beginsTurn(moment.name, timersEndTurn)) turn = polls + 1
    }
  }
  return truth
}

/**
 * Whether a write is the logger's: it goes where the first line went. What is left of a large write to a socket may have any
 * size, that of a line as well.
 */
const lineOf = (moments: readonly Moment[], from: number): ((moment: Moment) => boolean) => {
  const first = moments.find(({ name, size }) => name === 'write' && size === from + 1)
  return ({ fd }) => fd === first?.fd
}

/** What comes before poll in a turn: its pending callbacks, and timers where they do not end the one before. */
const beginsTurn = (name: string, timersEndTurn: boolean): boolean =>
  name === 'timersReturn' || (name === 'timersEntry' && !timersEndTurn)

/** Another program of this machine may make writes of such sizes, but has no probes: the busiest that has, if any has. */
const loggingThread = (
  moments: readonly Moment[],
  inRange: (moment: Moment) => boolean,
): number | null => {
  const probed = new Set(moments.filter(({ name }) => name !== 'write').map(({ thread }) => thread))
  const writes = new Map<number, number>()
  for (const { thread } of moments.filter(inRange))
    writes.set(thread, (writes.get(thread) ?? 0) + 1)
  const weight = ([thread, count]: [number, number]) => count + (probed.has(thread) ? 1e6 : 0)
  return [...writes].sort((a, b) => weight(b) - weight(a))[0]?.[0] ?? null
}

/** Where libuv is after a probe was hit. What runs between timers' return and idle is the pending queue. */
const AFTER: Readonly<Record<string, Phase>> = {
  runEntry: 'pending',
  timersEntry: 'timers',
  timersReturn: 'pending',
  idleEntry: 'poll',
  pollEntry: 'poll',
  pollReturn: 'pending',
  checkEntry: 'check',
  checkReturn: 'close',
}

const momentOf = (line: string): Moment | null => {
  const match = LINE.exec(line)
  if (match === null) return null
  const [, thread = '', name = '', rest = ''] = match
  const hex = (pattern: RegExp) => Number.parseInt(pattern.exec(rest)?.[1] ?? '0', 16)
  return {
    thread: Number(thread),
    name: name === 'sys_write' ? 'write' : name,
    fd: hex(FD),
    size: hex(COUNT),
    loop: hex(LOOP),
  }
}
