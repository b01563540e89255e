import { compareGzip, shownRatio } from '@loopscope/shared/lab/gzip/compareGzip'
import { gzipSentences } from '@loopscope/shared/lab/gzip/gzipSentences'
import { labAt } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { Experiment } from '../../experiment.ts'
import { compressing } from './compressing.ts'

const UNDER_LOAD = [
  'PORT=4000 node serverGzip.ts &',
  'haproxy -dR -f haproxyHttp.cfg & # compresses nothing',
  'haproxy -dR -f haproxyGzip.cfg & # the same with "compression algo gzip" and another port',
  'npx autocannon@8.0.0 -c 10 -d 5 http://127.0.0.1:4001/ # nobody compresses',
  "npx autocannon@8.0.0 -c 10 -d 5 -H 'Accept-Encoding: gzip' http://127.0.0.1:4001/ # serverGzip.ts does",
  "npx autocannon@8.0.0 -c 10 -d 5 -H 'Accept-Encoding: gzip' http://127.0.0.1:4002/ # HAProxy does",
  'cat /proc/PID/stat # fields 14 and 15: processor time in 1/100 s; before and after',
]

export const cost: Experiment = {
  name: 'gzip-cost',
  title: 'Cost',
  question:
    'A page of 46 KB, compressed by HAProxy or by the Node server’s own zlib. Whose gzip gives fewer bytes, and whose takes less processor time?',
  choices: [
    { name: 'haproxy', words: 'HAProxy’s, both' },
    { name: 'node', words: 'Node’s, both' },
    { name: 'split', words: 'one each' },
    { name: 'none', words: 'no difference' },
  ],
  prepare: compressing({}),
  run: [{ act: () => ({ action: 'measure', rounds: 2, seconds: 1 }) }],
  judge(events, from) {
    const index = events.findIndex(
      (event, i) => i > from && event.type === 'loadDone' && event.part === 6,
    )
    const moment = index < 0 ? null : labAt(events as LabEvent[], index)
    const run = moment?.proxy?.measured.runs.at(-1)
    if (run === undefined) return null
    const compared = compareGzip(run)
    const [, proxy, node] = compared.sides
    if (proxy === undefined || node === undefined) return null
    const bytes = shownRatio(proxy.bytes, node.bytes, compared.rounds)
    const work =
      proxy.cpu === null || node.cpu === null
        ? null
        : shownRatio(proxy.cpu, node.cpu, compared.rounds)
    const choice =
      compared.failed > 0
        ? null
        : bytes === null || work === null
          ? 'none'
          : bytes < 1 === work < 1
            ? bytes < 1
              ? 'haproxy'
              : 'node'
            : 'split'
    return { choice, index, sentence: gzipSentences(compared).slice(0, 2).join(' ') }
  },
  notes: [
    {
      said: 'HTTP Compression: Add passthru.cfg to the haproxy folder. With this we can measure the cost of performing http compression in HAProxy vs Nodejs',
      really:
        'Measured here in turns, with bytes and processor time in one picture: the faster one sends more bytes. In the notes the counterpart is missing (HAProxy with compression, and -H "Accept-Encoding: gzip" for both), and so is server-gzip.js.',
    },
  ],
  file: /serverGzip/,
  commands: UNDER_LOAD,
}
