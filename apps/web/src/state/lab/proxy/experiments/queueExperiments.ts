import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { Experiment } from '../../experiment.ts'
import { limited } from './limited.ts'

/** The answers to the first `most` requests after `from`, each told one by one; null: not all are there yet. */
function answersTo(events: readonly LabEvent[], from: number, most: number) {
  const asked = new Set<number>()
  const answers: LabEventOf<'answer'>[] = []
  for (let i = from + 1; i < events.length && answers.length < most; i++) {
    const event = events[i]
    if (event?.type === 'request' && asked.size < most) asked.add(event.request)
    else if (event?.type === 'answer' && asked.has(event.request)) answers.push(event)
    if (answers.length === most) return { answers, index: i }
  }
  return null
}

/** "5 x 200, 3 x 429". */
function statusWords(answers: readonly LabEventOf<'answer'>[]): string {
  const counts = new Map<string, number>()
  for (const { status, outcome } of answers) {
    const name = status === null ? outcome : `${status}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => `${count} x ${name}`).join(', ')
}

const BY_HAND = [
  'PORT=4000 node recipeApi.ts &',
  'PORT=3001 TARGET=127.0.0.1:4000 node webApi.ts &',
  'haproxy -dR -f haproxy.cfg &',
  "seq 10 | xargs -P 10 -I _ curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' http://127.0.0.1:3000/",
]

const staircase: Experiment = {
  name: 'staircase',
  title: 'Staircase',
  question:
    'HAProxy gives the server 2 requests at once, each takes 1 s, and you send 6 at the same time. When is the last one answered?',
  choices: [
    { name: '1', words: 'after 1 s' },
    { name: '3', words: 'after 3 s' },
    { name: '6', words: 'after 6 s' },
    { name: 'never', words: 'not with 200' },
  ],
  prepare: limited({ maxconn: 2, maxConnections: 2, slowMs: 1000, queueMs: 30_000, rate: 0 }),
  run: [{ act: () => ({ action: 'send', count: 6, at: 'once' }) }],
  judge(events, from) {
    const all = answersTo(events, from, 6)
    if (all === null) return null
    const { answers, index } = all
    const seconds = Math.max(...answers.map(({ us }) => us)) / 1_000_000
    const fine = answers.every(({ status }) => status === 200)
    return {
      choice: fine ? (seconds < 2 ? '1' : seconds < 5 ? '3' : '6') : 'never',
      index,
      sentence: `${statusWords(answers)}, after ${answers.map(({ us }) => (us / 1_000_000).toFixed(1)).join(' ')} s: two at a time, and none is refused.`,
    }
  },
  notes: [
    {
      said: 'Rate limiting: If you need to limit the server to handle only a max number of connections at a given time, use below to achieve it',
      really:
        'That limits how many at once (concurrency), not how many in a time (rate): ten fast requests per second pass one after the other. A rate limit is a stick table, see the question "Rate".',
    },
    {
      said: 'global maxconn includes incoming and outgoing backend connections',
      really:
        'There is no global section in that configuration: "maxconn 8" stands in defaults, and counts clients of each frontend. A global maxconn counts incoming connections only. And without "timeout queue" a request waits for "timeout connect" at most.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

const noQueue: Experiment = {
  name: 'no-queue',
  title: 'No queue',
  question:
    'Without HAProxy’s maxconn, but with Node’s server.maxConnections = 2: 6 at the same time. What do four of them get?',
  choices: [
    { name: '200', words: '200, later' },
    { name: '429', words: '429' },
    { name: '502', words: '502' },
  ],
  prepare: limited({ maxconn: 0, maxConnections: 2, slowMs: 1000, queueMs: 30_000, rate: 0 }),
  run: [{ act: () => ({ action: 'send', count: 6, at: 'once' }) }],
  judge(events, from) {
    const all = answersTo(events, from, 6)
    if (all === null) return null
    const { answers, index } = all
    const had = (status: number) => answers.filter((one) => one.status === status).length
    return {
      choice: had(200) === 6 ? '200' : had(429) > 0 ? '429' : '502',
      index,
      sentence: `${statusWords(answers)}: Node closes what is beyond its limit, and HAProxy makes 502 of that (termination state SH).`,
    }
  },
  notes: [
    {
      said: 'server.maxConnections = 2; // rate limiting the server itself',
      really:
        'Node queues nothing: a further connection is closed at once, ECONNRESET for a client, 502 behind a proxy. The event "drop" tells of it. server._connections is private: server.getConnections() asks for the number.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

const rate: Experiment = {
  name: 'rate',
  title: 'Rate',
  question:
    'A stick table lets 5 requests of one address pass in 10 s, and you send 8 at the same time. What happens?',
  choices: [
    { name: 'queued', words: '8 x 200, some later' },
    { name: 'refused', words: '5 x 200, 3 x 429' },
    { name: 'none', words: '8 x 429' },
  ],
  prepare: [
    // Setting it anew begins with an empty table.
    ...limited({ maxconn: 0, maxConnections: 0, slowMs: 0, queueMs: 30_000, rate: 0 }),
    ...limited({ maxconn: 0, maxConnections: 0, slowMs: 0, queueMs: 30_000, rate: 5 }),
  ],
  run: [{ act: () => ({ action: 'send', count: 8, at: 'once' }) }],
  judge(events, from) {
    const all = answersTo(events, from, 8)
    if (all === null) return null
    const { answers, index } = all
    const fine = answers.filter(({ status }) => status === 200).length
    return {
      choice: fine === 8 ? 'queued' : fine === 0 ? 'none' : 'refused',
      index,
      sentence: `${statusWords(answers)}: what is beyond the rate is refused at once and does not wait.`,
    }
  },
  notes: [
    {
      said: 'Rate limiting',
      really:
        'This is one: "stick-table type ip store http_req_rate(10s)", "http-request track-sc0 src", and "http-request deny deny_status 429" above the limit. Nothing of it stands in the notes.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

/** The questions of the tab "Queue". */
export const QUEUE_EXPERIMENTS: readonly Experiment[] = [staircase, noQueue, rate]
