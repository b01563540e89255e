import { Counter, Gauge, type Registry } from 'prom-client'
import type { LabObserver } from '../../lab/labObserver.ts'
import type { Labs } from '../../lab/labs.ts'
import type { LabSpan, Telemetry } from '../../telemetry/spans.ts'

/** Counts what sessions of demos do, and tells it as spans. */
export function observeLabs(registry: Registry, telemetry: Telemetry): LabObserver {
  const registers = [registry]
  const sessions = new Counter({
    name: 'loopscope_lab_sessions_total',
    help: 'Sessions of demos that ended, by demo and reason',
    labelNames: ['demo', 'reason'],
    registers,
  })
  const actions = new Counter({
    name: 'loopscope_lab_actions_total',
    help: 'Actions done, by name',
    labelNames: ['action'],
    registers,
  })
  const leftovers = new Counter({
    name: 'loopscope_lab_leftovers_total',
    help: 'Processes of an earlier service that were found and ended at the start',
    registers,
  })
  const spans = new Map<string, LabSpan>()
  return {
    opened: (id, demo) => void spans.set(id, telemetry.lab(id, demo)),
    acted(id, action) {
      actions.inc({ action })
      spans.get(id)?.acted(action)
    },
    ended(id, demo, reason) {
      sessions.inc({ demo, reason })
      spans.get(id)?.ended(reason)
      spans.delete(id)
    },
    swept: (processes) => leftovers.inc(processes),
  }
}

/** How many sessions, processes and open streams there are now. */
export function labGauges(registry: Registry, labs: Labs): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('loopscope_lab_sessions', 'Sessions of demos going on', () => labs.active.length)
  gauge('loopscope_lab_processes', 'Processes of demos', () => labs.processes)
  gauge('loopscope_lab_streams', 'Tabs that read a session', () => labs.streams)
}
