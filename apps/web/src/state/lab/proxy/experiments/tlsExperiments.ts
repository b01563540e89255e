import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { Experiment } from '../../experiment.ts'
import { ALL_UP, fresh } from '../proxySteps.ts'

const BY_HAND = [
  "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 7 -keyout private.key -out certificate.pem -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1'",
  'cat certificate.pem private.key > combined.pem',
  'haproxy -dR -f haproxy.cfg &',
  'curl https://localhost:3443/ # (60) SSL certificate problem: self-signed certificate',
  'curl --cacert certificate.pem https://localhost:3443/',
  'curl http://localhost:3443/ # (52) Empty reply from server',
]

const unknown: Experiment = {
  name: 'unknown',
  title: 'Unknown',
  question:
    'HAProxy has a certificate that it made itself. A client that was never told of it asks over TLS. What does it get?',
  choices: [
    { name: 'answer', words: 'an answer' },
    { name: 'error', words: 'an error, no answer' },
  ],
  prepare: [...fresh('tls'), ALL_UP],
  run: [{ act: () => ({ action: 'send', count: 1, over: 'tlsWithoutCa' }) }],
  judge: judgeAnswer(
    'the certificate is its own issuer, and nobody that the client trusts vouches for it. The connection ends before a request is sent.',
  ),
  notes: [
    {
      said: 'You will need to use `--insecure` because the certificate is still self signed.',
      really:
        '--insecure turns the check off: anybody between the two could answer. "--cacert certificate.pem" keeps it and trusts this one certificate.',
    },
    {
      said: 'openssl req -nodes -new -x509 -keyout haproxy/private.key -out haproxy/certificate.cert',
      really:
        'It asks questions on the terminal, and makes a certificate without subjectAltName, which browsers and Node refuse even when they trust it. -subj and -addext answer the questions and add the names.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

const plain: Experiment = {
  name: 'plain',
  title: 'Plain HTTP',
  question: 'A client speaks HTTP, without TLS, to the port that expects TLS. What does it get?',
  choices: [
    { name: 'redirect', words: 'a redirect' },
    { name: 'answer', words: '400' },
    { name: 'error', words: 'nothing' },
  ],
  prepare: [...fresh('tls'), ALL_UP],
  run: [{ act: () => ({ action: 'send', count: 1, over: 'plainToTls' }) }],
  judge: judgeAnswer(
    '"GET / HTTP/1.1" is no TLS handshake: HAProxy logs an SSL handshake failure and closes the connection.',
  ),
  notes: [
    {
      said: 'tune.ssl.default-dh-param 2048',
      really:
        'Only ciphers of the DHE kind need it. TLS 1.3 and ECDHE, which this session uses, do without.',
    },
  ],
  file: /webApi/,
  commands: BY_HAND,
}

/** What became of the first request after `from`; `why` there is no answer. */
function judgeAnswer(why: string) {
  return (events: readonly LabEvent[], from: number) => {
    const index = events.findIndex((event, i) => i > from && event.type === 'answer')
    const answer = events[index]
    if (answer?.type !== 'answer') return null
    const status = answer.status ?? 0
    if (answer.outcome === 'answered')
      return {
        choice: status >= 300 && status < 400 ? 'redirect' : 'answer',
        index,
        sentence: `It was answered with ${status}.`,
      }
    return { choice: 'error', index, sentence: `No answer: ${why}` }
  }
}

/** The questions of the tab "TLS". */
export const TLS_EXPERIMENTS: readonly Experiment[] = [unknown, plain]
