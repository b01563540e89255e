import { changeProcess } from './foldProcess.ts'
import type { LabEventOf } from './labEvent.ts'
import type { LabMoment, LabOutcomes } from './labMoment.ts'
import { outcomeNames } from './labOutcome.ts'

export function foldRequest(moment: LabMoment, event: LabEventOf<'request'>): LabMoment {
  const { request, connection, path, at } = event
  const held = moment.connections.find((known) => known.connection === connection)
  const begun = { request, connection, path, at, process: held?.process ?? null }
  const { totals } = moment
  return {
    ...moment,
    inFlight: [...moment.inFlight, begun],
    totals: {
      ...totals,
      sent: totals.sent + 1,
      inFlight: totals.inFlight + 1,
      oneByOne: totals.oneByOne + 1,
    },
  }
}

export function foldAnswer(moment: LabMoment, event: LabEventOf<'answer'>): LabMoment {
  const { request, outcome, process, unsent } = event
  const known = moment.inFlight.find((one) => one.request === request)
  // Of an epoch before this one: its counters are over.
  if (known === undefined) return moment
  const { totals } = moment
  const failed = totals.failed + ((event.status ?? 0) >= 500 ? 1 : 0)
  const next = {
    ...moment,
    inFlight: moment.inFlight.filter((one) => one !== known),
    totals: {
      ...totals,
      ...{ [outcome]: totals[outcome] + 1, inFlight: totals.inFlight - 1, failed },
      unsent: totals.unsent + (unsent === undefined ? 0 : 1),
    },
  }
  // What never left the client no one else has lost.
  if (unsent !== undefined) return next
  return changeProcess(next, process ?? known.process, ({ requests }) => ({
    requests: { ...requests, [outcome]: requests[outcome] + 1 },
  }))
}

export function foldConnection(moment: LabMoment, event: LabEventOf<'connection'>): LabMoment {
  const { connection, state, process, at } = event
  const known = moment.connections.find((one) => one.connection === connection)
  if (state === 'closed') {
    if (known === undefined) return moment
    const connections = moment.connections.filter((one) => one !== known)
    return changeProcess({ ...moment, connections }, known.process, ({ open }) => ({
      open: Math.max(0, open - 1),
    }))
  }
  const holder = state === 'accepted' ? process : (known?.process ?? null)
  const open = { connection, process: holder, at: known?.at ?? at }
  const connections = [...moment.connections.filter((one) => one !== known), open]
  if (state === 'opened' || process === null) return { ...moment, connections }
  const next = {
    ...moment,
    connections,
    inFlight: moment.inFlight.map((one) =>
      one.connection === connection ? { ...one, process } : one,
    ),
    totals: { ...moment.totals, connections: moment.totals.connections + 1 },
  }
  return changeProcess(next, process, (was) => ({
    connections: was.connections + 1,
    open: was.state === 'exited' ? 0 : was.open + 1,
  }))
}

export function foldSum(moment: LabMoment, { sent, processes }: LabEventOf<'sum'>): LabMoment {
  let next = moment
  const { totals } = moment
  const counted = { ...totals, sent: totals.sent + sent, inFlight: totals.inFlight + sent }
  for (const row of processes) {
    for (const outcome of outcomeNames) {
      counted[outcome] += row[outcome]
      counted.inFlight -= row[outcome]
    }
    counted.failed += row.failed ?? 0
    counted.unsent += row.unsent ?? 0
    counted.connections += row.accepted
    next = changeProcess(next, row.process, (was) => ({
      requests: add(was.requests, row),
      connections: was.connections + row.accepted,
      open: was.state === 'exited' ? 0 : Math.max(0, was.open + row.accepted - row.closed),
    }))
  }
  return { ...next, totals: counted }
}

function add(one: LabOutcomes, other: LabOutcomes): LabOutcomes {
  return {
    answered: one.answered + other.answered,
    refused: one.refused + other.refused,
    reset: one.reset + other.reset,
    timedOut: one.timedOut + other.timedOut,
    lost: one.lost + other.lost,
  }
}
