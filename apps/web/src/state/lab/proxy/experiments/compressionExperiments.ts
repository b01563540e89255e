import { answerKinds } from '@loopscope/shared/lab/gzip/answerKinds'
import type { AnswerSize } from '@loopscope/shared/lab/gzip/foldSizes'
import { isByServer } from '@loopscope/shared/lab/gzip/whoCompressed'
import type { Experiment } from '../../experiment.ts'
import { compressing, count, whenWeighed } from './compressing.ts'
import { cost } from './compressionCost.ts'

const BY_HAND = [
  'PORT=4000 node recipeApi.ts &',
  'PORT=3001 TARGET=127.0.0.1:4000 node webApi.ts &',
  'haproxy -dR -f haproxy.cfg &',
  "curl -so /dev/null -w '%{size_header} + %{size_download} bytes\\n' http://127.0.0.1:3000/page",
  "curl -so /dev/null -w '%{size_header} + %{size_download} bytes\\n' -H 'Accept-Encoding: gzip' http://127.0.0.1:3000/page",
  "curl -sD - -o /dev/null -H 'Accept-Encoding: gzip' http://127.0.0.1:3000/tiny",
]
const tiny: Experiment = {
  name: 'gzip-tiny',
  title: 'Small',
  question:
    'The answer is two letters, OK. HAProxy compresses text/plain, and the client takes gzip. What does the client read, head and body, compared to without?',
  choices: [
    { name: 'fewer', words: 'fewer bytes' },
    { name: 'same', words: 'as many' },
    { name: 'more', words: 'more bytes' },
  ],
  prepare: compressing({}),
  run: [
    { act: () => ({ action: 'send', count: 1, what: 'tiny' }) },
    { act: () => ({ action: 'send', count: 1, what: 'tiny', encoding: 'gzip' }) },
  ],
  judge: (events, from) =>
    whenWeighed(events, from, (sizes) => {
      const of = (accepts: string) =>
        sizes.find((size) => size.kind === 'tiny' && size.accepts === accepts)
      const [plain, gzip] = [of(''), of('gzip')]
      if (plain === undefined || gzip === undefined) return null
      const choice =
        gzip.bytes < plain.bytes ? 'fewer' : gzip.bytes === plain.bytes ? 'same' : 'more'
      return {
        choice,
        sentence: `${count(gzip.bytes)} bytes with gzip, ${count(plain.bytes)} without: gzip has a head and a checksum of its own, and the answer’s head gets longer.`,
      }
    }),
  notes: [
    {
      said: 'HAProxy can do compression as well. You can configure HAProxy to compress the response before sending to the client.',
      really:
        'It compresses every answer of a listed type, however small: an answer loses its Content-Length, is sent in chunks, and gets "Content-Encoding: gzip" and "Vary: Accept-Encoding". Below some hundred bytes that is more than is saved.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

const types: Experiment = {
  name: 'gzip-types',
  title: 'Types',
  question:
    'With the notes’ list, application/json text/plain: a client that takes gzip asks for a page and for its styles. What does it get?',
  choices: [
    { name: 'both', words: 'both compressed' },
    { name: 'page', words: 'only the page' },
    { name: 'neither', words: 'neither' },
  ],
  prepare: compressing({ types: ['application/json', 'text/plain'] }),
  run: [
    { act: () => ({ action: 'send', count: 1, what: 'page', encoding: 'gzip' }) },
    { act: () => ({ action: 'send', count: 1, what: 'styles', encoding: 'gzip' }) },
  ],
  judge: (events, from) =>
    whenWeighed(events, from, (sizes) => {
      const of = (kind: AnswerSize['kind']) =>
        sizes.find((size) => size.kind === kind && size.accepts === 'gzip')
      const [page, styles] = [of('page'), of('styles')]
      if (page === undefined || styles === undefined) return null
      const said = ({ type, encoding, bytes }: AnswerSize) =>
        `${type}: ${count(bytes)} bytes, ${encoding === '' ? 'as it is' : encoding}`
      const choice = page.encoding === '' ? 'neither' : styles.encoding === '' ? 'page' : 'both'
      return {
        choice,
        sentence: `${said(page)}; ${said(styles)}. HAProxy compresses the types in its list and no others.`,
      }
    }),
  notes: [
    {
      said: 'compression type application/json text/plain',
      really:
        'What sites are made of is missing: text/html, text/css and application/javascript. Pictures are left out with reason: they are compressed already.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

const twice: Experiment = {
  name: 'gzip-twice',
  title: 'Twice',
  question: `"compression offload" is turned off, so the server, too, is told that the client takes gzip, and it compresses ${answerKinds.own.path} itself. Who compresses the answer?`,
  choices: [
    { name: 'server', words: 'the server' },
    { name: 'haproxy', words: 'HAProxy' },
    { name: 'both', words: 'both, twice' },
  ],
  prepare: compressing({ offload: false }),
  run: [
    { act: () => ({ action: 'send', count: 1, what: 'own' }) },
    { act: () => ({ action: 'send', count: 1, what: 'own', encoding: 'gzip' }) },
  ],
  judge: (events, from) =>
    whenWeighed(events, from, (sizes) => {
      const of = (accepts: string) =>
        sizes.find((size) => size.kind === 'own' && size.accepts === accepts)
      const [plain, gzip] = [of(''), of('gzip')]
      if (plain === undefined || gzip === undefined) return null
      // HAProxy's log tells it, and comes a moment later.
      if (plain.before === null || gzip.before === null) return null
      const server = isByServer(gzip, plain)
      const twiceNamed = gzip.encoding.includes(',')
      return {
        choice: twiceNamed ? 'both' : server ? 'server' : 'haproxy',
        sentence: server
          ? `HAProxy got ${count(gzip.before ?? 0)} bytes from the server, and passed them on: what says "Content-Encoding: ${gzip.encoding}" is left alone.`
          : `The server sent ${count(gzip.before ?? 0)} bytes, and the client read ${count(gzip.bytes)}.`,
      }
    }),
  notes: [
    {
      said: 'compression offload',
      really:
        'With it HAProxy takes Accept-Encoding out of the request, so that servers do not compress, and does it itself. Without it whoever stands behind may compress first, and HAProxy does not do it again.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

/** The questions of the tab "Compression". */
export const COMPRESSION_EXPERIMENTS: readonly Experiment[] = [cost, tiny, types, twice]
