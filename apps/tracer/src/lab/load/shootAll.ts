import { loadavg } from 'node:os'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { median } from '@loopscope/shared/lab/load/figures/median'
import type { MeasuredTarget } from '@loopscope/shared/lab/load/loadTargets'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import type { ShotOrder } from './loadGenerator.ts'
import type { PlannedPart } from './planRun.ts'

/** The open loop's most: of a second's stall, so many wait, and the kernel's queue holds 511. */
const MOST_STEADY = 400

type AllParts = {
  readonly run: number
  readonly plan: readonly PlannedPart[]
  readonly port: (target: MeasuredTarget) => Promise<number | null>
  /** Executes one part; resolves to the rates of its windows. */
  readonly shoot: (order: ShotOrder, port: number, part: PlannedPart) => Promise<readonly number[]>
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  readonly isOver: () => boolean
}

/** Executes the parts of a run one after the other, until it is over. Rejects when a server does not listen. */
export async function shootAll(parts: AllParts): Promise<void> {
  const { run, plan, port: portOf, shoot, put, now, isOver } = parts
  const [loadAverage = 0] = loadavg()
  // All of them before the first part: a process that starts takes a core for a while. One after the other, so that none is
  // started twice, and none takes another's port.
  for (const target of new Set(plan.map((part) => part.target))) await portOf(target)
  let rates: readonly number[] = []
  for (const part of plan) {
    const port = await portOf(part.target)
    if (isOver()) return
    if (port === null) throw new Error(`${TARGET_NAMES[part.target]} does not listen.`)
    const steady = part.generator === 'steady'
    const rate = steady ? Math.max(1, Math.min(MOST_STEADY, Math.round(median(rates)))) : null
    put({ type: 'loadStarted', at: now(), run, ...part, rate, port, loadAverage })
    const { target, generator, connections, pipelining, seconds, warmupSeconds } = part
    const order = { target, generator, connections, pipelining, seconds, warmupSeconds, rate }
    rates = await shoot(order, port, part)
    if (isOver()) return
  }
}
