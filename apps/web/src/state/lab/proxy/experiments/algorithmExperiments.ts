import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { Experiment } from '../../experiment.ts'
import { countWords } from '../../judgeRequests.ts'
import { BY_HAND } from '../proxySteps.ts'
import { balanced, MOVED, withoutOne } from './withoutOne.ts'

const leastconn: Experiment = {
  name: 'leastconn',
  title: 'Least busy',
  question:
    'web-api-3 is slower than the others by 50 ms. You send 60 requests one after the other, with leastconn. How many does web-api-3 get?',
  choices: [
    { name: 'none', words: 'none' },
    { name: 'few', words: 'a few' },
    { name: 'third', words: 'a third' },
  ],
  prepare: [
    ...balanced('leastconn', 'map-based'),
    { act: () => ({ action: 'slow', process: 'web-api-3', slowMs: 50 }) },
  ],
  run: [{ act: () => ({ action: 'send', count: 60 }) }],
  judge(events, from) {
    const { counts, all, index } = given(events, from)
    if (all < 60) return null
    const third = counts.get('web-api-3') ?? 0
    return {
      choice: third === 0 ? 'none' : third < 12 ? 'few' : 'third',
      index,
      sentence: `${countWords(counts)}. leastconn counts open connections, not time: with one request at a time nobody has any.`,
    }
  },
  notes: [
    {
      said: 'Based on the least busy service',
      really:
        'leastconn takes the server with the fewest connections at that moment, and of equals the next in turn. It helps when requests overlap: then a slow server keeps its connections for longer, and gets fewer new ones. Start the stream and look.',
    },
  ],
  file: /webApi/,
  commands: ['# in the backend: balance leastconn', ...BY_HAND],
}

const mapBased: Experiment = {
  name: 'map-based',
  title: 'Hash',
  question:
    'balance uri gives each path its server: 300 paths, three servers, about 100 each. web-api-3 goes. How many paths change their server?',
  choices: MOVED,
  ...withoutOne('map-based'),
  notes: [
    {
      said: 'based on content of the initial request such as session Id or cookie',
      really:
        'With hash-type map-based, which is the default, the hash is divided by the number of servers: one server fewer, and two thirds of all keys move. Every cache behind the proxy is then cold for them.',
    },
  ],
  file: /webApi/,
  commands: ['# in the backend: balance uri', ...BY_HAND],
}

const consistent: Experiment = {
  name: 'consistent',
  title: 'Consistent',
  question: 'The same with hash-type consistent. How many paths change their server?',
  choices: MOVED,
  ...withoutOne('consistent'),
  notes: [
    {
      said: 'based on content of the initial request such as session Id or cookie',
      really:
        'With hash-type consistent each server has many places on a ring, and a key goes to the next one: only the keys of the server that is gone move.',
    },
  ],
  file: /webApi/,
  commands: ['# in the backend: balance uri, hash-type consistent', ...BY_HAND],
}

/** What HAProxy gave to each server from index `from` on. */
function given(events: readonly LabEvent[], from: number) {
  const counts = new Map<string, number>()
  let [all, index] = [0, from]
  const add = ({ server, count }: { server: string | null; count: number }, at: number) => {
    if (server === null) return
    counts.set(server, (counts.get(server) ?? 0) + count)
    all += count
    index = at
  }
  for (let i = from + 1; i < events.length; i++) {
    const event = events[i]
    if (event?.type === 'proxied') add({ server: event.server, count: 1 }, i)
    else if (event?.type === 'proxiedSum') for (const row of event.rows) add(row, i)
  }
  return { counts, all, index }
}

/** The questions of the tab "Algorithms". */
export const ALGORITHM_EXPERIMENTS: readonly Experiment[] = [leastconn, mapBased, consistent]
