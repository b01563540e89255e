import type { Experiment } from '../../experiment.ts'
import { BY_HAND } from '../proxySteps.ts'
import { bothUp, exitOf, killOne, logged, S } from './killOne.ts'

const CHOICES = [
  { name: 'none', words: 'none' },
  { name: 'few', words: 'a few' },
  { name: 'half', words: 'up to half' },
  { name: 'all', words: 'nearly all' },
]

const asInTheNotes: Experiment = {
  name: 'kill',
  title: 'Kill one',
  question:
    '20 requests per second, checked as in the notes. You kill web-api-1. How many requests fail in the seconds after that?',
  choices: CHOICES,
  ...killOne('notes'),
  notes: [
    {
      said: 'If you close one of the processes, HAProxy will redirect the requests to remaining processes.',
      really:
        'Not at once. It checks every 2 s and needs 3 failed checks, so for 4 to 6 s it goes on sending half of the requests to a process that is dead. Each of those is tried three times more on the same server, for 3 s, and then gets 503: "option redispatch" is off unless it is asked for.',
    },
    {
      said: 'timeout server 550000ms',
      really:
        'A typing error of the notes: more than nine minutes until a server that hangs is given up. The book has 50000ms.',
    },
  ],
  file: /webApi/,
  commands: [...BY_HAND, 'kill -KILL PID # of a web-api', 'curl -i http://127.0.0.1:3000/'],
}

const onError: Experiment = {
  name: 'on-error',
  title: 'On error',
  question:
    'The same, but a refused connection counts as a failed check, and a request may be sent to the other server. How many fail?',
  choices: CHOICES,
  ...killOne('onError'),
  notes: [
    {
      said: 'proxy can poll the backend and redirect to the ones which are healthy',
      really:
        'Checks alone come too late. "observe layer4 error-limit 1 on-error mark-down" takes the server out at the first refused connection, and "option redispatch 1" with "retries 2" gives that request to the other one.',
    },
  ],
  file: /webApi/,
  commands: [
    '# in the backend: observe layer4 error-limit 1 on-error mark-down, at each server line',
    '# in defaults: option redispatch 1, retries 2',
    ...BY_HAND,
  ],
}

const shallow: Experiment = {
  name: 'shallow',
  title: 'Behind it',
  question:
    'Both web-apis ask recipe-api for every answer, and HAProxy asks them GET /health. recipe-api dies. What does HAProxy say of the web-apis?',
  choices: [
    { name: 'up', words: 'UP, both' },
    { name: 'down', words: 'DOWN, both' },
  ],
  prepare: [...bothUp('fast')],
  run: [
    { act: () => ({ action: 'kill', process: 'recipe-api', signal: 'SIGKILL' }) },
    { act: () => ({ action: 'send', count: 3 }) },
  ],
  judge(events, from) {
    const killed = exitOf(events, from, 'recipe-api')
    const at = events[killed]?.at
    if (at === undefined) return null
    const down = events.findIndex(
      (event, i) => i > killed && event.type === 'server' && event.status.startsWith('DOWN'),
    )
    if (down >= 0)
      return { choice: 'down', index: down, sentence: 'HAProxy has marked a web-api DOWN.' }
    // Three rounds of checks, with no more than one failed in between.
    const index = events.findIndex((event, i) => i > killed && event.at > at + 3 * S)
    if (index < 0) return null
    const { failed } = logged(events, killed, index)
    return {
      choice: 'up',
      index,
      sentence: `3 s later both are UP, and ${failed} of 3 requests got 500: /health asks whether the process answers, not whether it is of any use.`,
    }
  },
  notes: [
    {
      said: 'option httpchk GET /health',
      really:
        'HAProxy answers 503 when no web-api is left. When recipe-api dies instead, /health goes on answering 200 OK: HAProxy shows all green, and every client gets 500. A deep health check, which asks recipe-api too, finds it.',
    },
  ],
  file: /webApi/,
  commands: [
    ...BY_HAND,
    'curl -i http://127.0.0.1:3001/health',
    'curl -i http://127.0.0.1:3001/health/deep',
  ],
}

const nobody: Experiment = {
  name: 'nobody',
  title: 'Kill both',
  question: 'Both web-apis are dead and HAProxy knows it. What does a client get?',
  choices: [
    { name: 'refused', words: 'refused' },
    { name: 'hangs', words: 'it waits' },
    { name: '503', words: '503 at once' },
  ],
  prepare: [
    ...bothUp('onError'),
    { act: () => ({ action: 'kill', process: 'web-api-1', signal: 'SIGKILL' }) },
    { act: () => ({ action: 'kill', process: 'web-api-2', signal: 'SIGKILL' }) },
    { until: ({ proxy }) => proxy?.servers.every(({ up }) => !up) === true },
  ],
  run: [{ act: () => ({ action: 'send', count: 1 }) }],
  judge(events, from) {
    const index = events.findIndex((event, i) => i > from && event.type === 'answer')
    const answer = events[index]
    if (answer?.type !== 'answer') return null
    const ms = (answer.us / 1000).toFixed(1)
    if (answer.outcome === 'refused')
      return { choice: 'refused', index, sentence: 'The connection was refused.' }
    const isQuick = answer.status === 503 && answer.us < S
    return {
      choice: isQuick ? '503' : 'hangs',
      index,
      sentence: `${answer.status ?? 'No status'} after ${ms} ms: HAProxy still listens, and answers itself.`,
    }
  },
  notes: [
    {
      said: 'And if all api endpoints go down, you will endup in error which can be seen in HAPRoxy logs as well.',
      really:
        'Right, and nothing is refused: the connection is to HAProxy, which lives. It answers 503 itself, and its log has "<NOSRV>" and "SC": there was no server that the request could be given to.',
    },
  ],
  file: /webApi/,
  commands: [...BY_HAND, 'curl -i http://127.0.0.1:3000/ # HTTP/1.1 503 Service Unavailable'],
}

/** The questions of the tab "Balance and health". */
export const BALANCE_EXPERIMENTS: readonly Experiment[] = [asInTheNotes, onError, shallow, nobody]
