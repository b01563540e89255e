import type { LabHeader } from './labEvent.ts'
import type { LabMoment, LabOutcomes } from './labMoment.ts'
import type { LabSettings } from './labSettings.ts'
import { NO_LOAD } from './load/loadMoment.ts'
import { NO_INSTANCES } from './processes/instancesMoment.ts'
import { NO_PROXY } from './proxy/proxyMoment.ts'

export const NO_OUTCOMES: LabOutcomes = { answered: 0, refused: 0, reset: 0, timedOut: 0, lost: 0 }

const NO_SETTINGS: LabSettings = {
  policy: 'rr',
  workers: 0,
  connections: 'new',
  rate: 0,
  refork: false,
  hold: false,
}

/** What an epoch begins with: no process, nothing counted. */
export const NEW_EPOCH = {
  processes: [],
  exits: 0,
  socket: null,
  totals: {
    ...NO_OUTCOMES,
    sent: 0,
    inFlight: 0,
    oneByOne: 0,
    failed: 0,
    unsent: 0,
    connections: 0,
  },
  inFlight: [],
  connections: [],
  gap: null,
  backoff: null,
  lastAction: null,
  pair: null,
} as const satisfies Partial<LabMoment>

/** The moment of the header: nothing runs yet. */
export function emptyMoment(header: LabHeader): LabMoment {
  return {
    cursor: 0,
    event: header,
    at: 0,
    header,
    epoch: 0,
    epochAt: 0,
    settings: NO_SETTINGS,
    end: null,
    proxy: header.demo === 'haproxy' ? NO_PROXY : null,
    load: header.demo === 'autocannon' ? NO_LOAD : null,
    instances: header.demo === 'processes' ? NO_INSTANCES : null,
    beside: null,
    ...NEW_EPOCH,
  }
}
