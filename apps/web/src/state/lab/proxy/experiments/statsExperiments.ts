import { labAt } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import type { Experiment } from '../../experiment.ts'
import { ALL_UP, BY_HAND, fresh } from '../proxySteps.ts'

const STATS_BY_HAND = [
  ...BY_HAND.slice(0, 3),
  'haproxy -dR -f haproxy.cfg &',
  "curl -s 'http://127.0.0.1:3000/admin?stats' # the page",
  "curl -s 'http://127.0.0.1:3000/admin?stats;csv'",
  "curl -s 'http://127.0.0.1:3000/admin?stats;json'",
  'curl -s http://127.0.0.1:3000/metrics # the exporter',
  'echo "show stat" | socat stdio unix-connect:admin.sock # the same CSV by the admin socket',
]

/** Nothing is on its way. */
const QUIET = { until: ({ totals }: LabMoment) => totals.inFlight === 0 }

const reload: Experiment = {
  name: 'stats-reload',
  title: 'Reload',
  question:
    'Ten requests are sent. Then HAProxy is reloaded with another configuration, and nobody loses anything. What does HAProxy’s own page say of the ten?',
  choices: [
    { name: 'kept', words: 'it counts on' },
    { name: 'zero', words: 'it begins at 0' },
  ],
  prepare: [...fresh('stats'), ALL_UP, QUIET],
  run: [
    { act: () => ({ action: 'send', count: 10 }) },
    // Before they are sent nothing is on its way either.
    {
      until: ({ totals, proxy }, begun) =>
        totals.inFlight === 0 &&
        (proxy?.backend?.stot ?? 0) >= (begun.proxy?.backend?.stot ?? 0) + 10,
    },
    {
      act: ({ proxy }) => ({
        action: 'set',
        settings: { redispatch: !(proxy?.settings?.redispatch ?? false) },
      }),
    },
  ],
  judge(events, from) {
    const before = labAt(events as LabEvent[], from)?.proxy?.backend?.carried ?? 0
    // The new one may be looked at before it is said to be ready.
    const index = events.findIndex(
      (event, i) =>
        i > from &&
        event.type === 'proxyStat' &&
        event.rows.some(({ row, carried = 0 }) => row === 'backend' && carried > before),
    )
    const backend = index < 0 ? null : (labAt(events as LabEvent[], index)?.proxy?.backend ?? null)
    if (backend === null || backend.carried === undefined) return null
    const own = backend.stot - backend.carried
    return {
      choice: own >= 10 ? 'kept' : 'zero',
      index,
      sentence: `Its own page says ${own} for the backend: another process counts now. The ${grouped(backend.carried)} before are in our sum, ${grouped(backend.stot)}, because we noted them before they were gone.`,
    }
  },
  notes: [
    {
      said: 'Now if you hit the below URL, you should see a dashboard',
      really:
        'The URL is missing: http://localhost:8000/admin?stats for that configuration ("/" gives 503, as it has no backend). All that it counts is since the start of this one process.',
    },
    {
      said: "missing timeouts for frontend 'inbound'",
      really:
        'HAProxy is right: without "timeout client" a client that is gone holds its connection for ever. The configuration here has all three.',
    },
  ],
  file: /webApi/,
  commands: STATS_BY_HAND,
}

const NO_RETRY = { kind: 'none', interMs: 2000, fall: 3, rise: 2 } as const

const whose: Experiment = {
  name: 'stats-whose',
  title: 'Whose 503',
  question:
    'web-api-1 is dead, HAProxy does not know and does not try twice. Of ten requests five are answered with 503. In which rows does the column "5xx" count them?',
  choices: [
    { name: 'server', words: 'web-api-1’s too' },
    { name: 'others', words: 'frontend and backend only' },
  ],
  prepare: [
    ...fresh('stats'),
    ALL_UP,
    QUIET,
    {
      act: () => ({ action: 'set', settings: { check: NO_RETRY, retries: 0, redispatch: false } }),
    },
    ALL_UP,
    { act: () => ({ action: 'kill', process: 'web-api-1' }) },
  ],
  run: [{ act: () => ({ action: 'send', count: 10 }) }],
  judge(events, from) {
    const before = labAt(events as LabEvent[], from)?.proxy
    const index = events.findIndex((event, i) => {
      if (i <= from || event.type !== 'proxyStat') return false
      const proxy = labAt(events as LabEvent[], i)?.proxy
      return (proxy?.backend?.stot ?? 0) >= (before?.backend?.stot ?? 0) + 10
    })
    const after = index < 0 ? null : labAt(events as LabEvent[], index)?.proxy
    const [own, was] = [after?.servers[0]?.figures, before?.servers[0]?.figures]
    if (own == null || after?.backend == null) return null
    const more = (name: 'hrsp_5xx' | 'econ') => own[name] - (was?.[name] ?? 0)
    const backend = after.backend.hrsp_5xx - (before?.backend?.hrsp_5xx ?? 0)
    return {
      choice: more('hrsp_5xx') > 0 ? 'server' : 'others',
      index,
      sentence: `The backend’s row has ${backend} more, web-api-1’s ${more('hrsp_5xx')}: it never answered. What it has is ${more('econ')} connection errors.`,
    }
  },
  notes: [
    {
      said: 'stats enable',
      really:
        "Rows add up in one direction only: what HAProxy answers itself is in the frontend and the backend and in no server. Whoever watches the servers' 5xx alone sees a dead server as a quiet one.",
    },
  ],
  file: /webApi/,
  commands: STATS_BY_HAND,
}

/** The questions of the tab "Stats". */
export const STATS_EXPERIMENTS: readonly Experiment[] = [reload, whose]
