import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { RunQueue } from './runs/runQueue.ts'

/** What /metrics tells, in a registry of its own. */
export type Metrics = {
  readonly registry: Registry
  readonly ran: (node: string, outcome: string, seconds: number, warm: boolean) => void
  /** A single run got its turn after so long. */
  readonly waited: (seconds: number) => void
  readonly refused: (code: string) => void
}

/** Counters and gauges of one service. */
export function createMetrics(queue: RunQueue, sandbox: Sandbox): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const runs = new Counter({
    name: 'loopscope_runs_total',
    help: 'Runs that ended, by version of Node, outcome and whether the process was warm',
    labelNames: ['node', 'outcome', 'warm'],
    registers,
  })
  const seconds = new Histogram({
    name: 'loopscope_run_seconds',
    help: 'From the turn of a run to its outcome',
    labelNames: ['node'],
    buckets: [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const waits = new Histogram({
    name: 'loopscope_wait_seconds',
    help: 'How long single runs waited for their turn',
    buckets: [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 5, 10],
    registers,
  })
  const refusals = new Counter({
    name: 'loopscope_refusals_total',
    help: 'Requests refused, by code',
    labelNames: ['code'],
    registers,
  })
  new Gauge({
    name: 'loopscope_queue_waiting',
    help: 'Runs that wait for their turn: single ones, and repeated ones of batches and comparisons',
    labelNames: ['kind'],
    registers,
    collect() {
      this.set({ kind: 'single' }, queue.waiting)
      this.set({ kind: 'repeated' }, queue.waitingRepeats)
    },
  })
  new Gauge({
    name: 'loopscope_runs_active',
    help: 'Runs going on',
    registers,
    collect() {
      this.set(queue.active)
    },
  })
  new Gauge({
    name: 'loopscope_warm_processes',
    help: 'Processes that wait for a snippet',
    labelNames: ['node'],
    registers,
    collect() {
      for (const { version, ready } of sandbox.warmth()) this.set({ node: version }, ready)
    },
  })
  return {
    registry,
    ran(node, outcome, elapsed, warm) {
      runs.inc({ node, outcome, warm: String(warm) })
      seconds.observe({ node }, elapsed)
    },
    waited: (seconds) => waits.observe(seconds),
    refused: (code) => refusals.inc({ code }),
  }
}
