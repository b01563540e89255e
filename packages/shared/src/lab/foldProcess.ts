import { NO_OUTCOMES } from './emptyMoment.ts'
import type { LabEventOf } from './labEvent.ts'
import type { LabGap, LabMoment, LabProcess } from './labMoment.ts'

/** So many exited processes are kept, beside all that live. */
const KEPT_EXITED = 12

/** The moment with this process changed; as it was when there is none of this id. */
export function changeProcess(
  moment: LabMoment,
  id: string | null,
  change: (process: LabProcess) => Partial<LabProcess>,
): LabMoment {
  if (!moment.processes.some((process) => process.id === id)) return moment
  const processes = moment.processes.map((process) =>
    process.id === id ? { ...process, ...change(process) } : process,
  )
  return { ...moment, processes }
}

export function foldProcess(moment: LabMoment, event: LabEventOf<'process'>): LabMoment {
  if (event.state === 'started') return begin(moment, event)
  const before = listening(moment)
  const after = changeProcess(moment, event.process, (process) => ({
    ...process,
    ...changeBy(event, process),
  }))
  const isExit = event.state === 'exited' && event.role === 'worker' && !event.withAll
  const exits = after.exits + (isExit ? 1 : 0)
  return {
    ...after,
    exits,
    processes: forgetOld(after.processes),
    gap: event.withAll ? after.gap : gapAfter(after, event, before),
  }
}

function begin(moment: LabMoment, { process, role, pid, at }: LabEventOf<'process'>): LabMoment {
  const begun: LabProcess = {
    ...{ id: process, role, pid, state: 'started', frozen: false, startedAt: at },
    ...{ onlineAt: null, listeningAt: null, disconnectedAt: null, exitedAt: null, exit: null },
    ...{ askedToEndAt: null, requests: NO_OUTCOMES, connections: 0, open: 0 },
    ...{ blocked: null, sample: null },
  }
  // The client may begin again within an epoch; workers never do.
  const others = moment.processes.filter(({ id }) => id !== process)
  return { ...moment, processes: [...others, begun] }
}

function changeBy(event: LabEventOf<'process'>, was: LabProcess): Partial<LabProcess> {
  const { at, state } = event
  switch (state) {
    case 'online':
      return { state, onlineAt: at }
    case 'listening':
      return { state, listeningAt: at }
    case 'disconnecting':
      return { state }
    case 'disconnected':
      return { state: was.state === 'exited' ? 'exited' : state, disconnectedAt: at }
    case 'frozen':
      return { frozen: true }
    case 'thawed':
      return { frozen: false }
    case 'exited': {
      const { code = null, signal = null, asked = false, afterDisconnect = false } = event
      const exit = {
        ...{ code, signal, asked, afterDisconnect },
        ...(event.withAll && { withAll: true }),
        ...(event.unneeded && { unneeded: true }),
      }
      return { state, exitedAt: at, frozen: false, open: 0, exit }
    }
    case 'started':
      return {}
    default:
      return state satisfies never
  }
}

const listening = ({ processes }: LabMoment) =>
  processes.filter(({ role, state }) => role === 'worker' && state === 'listening').length

/** Capacity is reduced while fewer workers listen than did, and than are wanted. */
function gapAfter(
  moment: LabMoment,
  { process, at }: LabEventOf<'process'>,
  before: number,
): LabGap | null {
  const now = listening(moment)
  const { gap, settings } = moment
  const open = gap?.to === null ? gap : null
  if (open !== null) {
    if (now >= Math.min(open.before, settings.workers)) return { ...open, to: at }
    return now < open.least ? { ...open, least: now } : open
  }
  if (now >= before || now >= settings.workers) return gap
  const asked = moment.processes.find(({ id }) => id === process)?.askedToEndAt
  return { from: asked ?? at, to: null, process, before, least: now }
}

function forgetOld(processes: readonly LabProcess[]): readonly LabProcess[] {
  const exited = processes.filter(({ exit, role }) => exit !== null && role === 'worker')
  const forgotten = new Set(exited.slice(0, Math.max(0, exited.length - KEPT_EXITED)))
  // What was only measured is told by its measures.
  const isKept = (process: LabProcess) =>
    !forgotten.has(process) && (process.role !== 'trial' || process.exit === null)
  return processes.every(isKept) ? processes : processes.filter(isKept)
}
