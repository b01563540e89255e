import type { Program } from '../lesson.ts'
import type { LayerCall } from './layerPaths.ts'
import type { LayersSettings } from './layersSettings.ts'

/** The call, what JavaScript does after it, and a line whenever something is reached. */
export function layersProgram({ call, busy }: LayersSettings): Program {
  const { requires, server, source } = CALLS[call]
  const own = [
    "console.log('call')",
    ...source,
    // The print counts to what JavaScript goes on with: the clock is read before it.
    ...(busy === 0 ? [] : [`const end = performance.now() + ${busy}`]),
    "console.log('returned')",
    ...(busy === 0 ? [] : ['while (performance.now() < end);']),
    "console.log('free')",
  ]
  const lines = [...requires, ...(requires.length > 0 ? [''] : []), ...(server?.(own) ?? own)]
  return { source: `${lines.join('\n')}\n`, module: 'commonjs', threadPoolSize: 4 }
}

type CallSource = {
  readonly requires: readonly string[]
  readonly source: readonly string[]
  /** What has to be there before the call can be made. */
  readonly server?: (own: readonly string[]) => readonly string[]
}

const ANSWER = "() => console.log('answer')"

const CALLS: Readonly<Record<LayerCall, CallSource>> = {
  readFile: {
    requires: ["const { readFile } = require('node:fs')"],
    source: [`readFile(__filename, ${ANSWER})`],
  },
  setTimeout: { requires: [], source: [`setTimeout(${ANSWER}, 1)`] },
  lookup: {
    requires: ["const { lookup } = require('node:dns')"],
    source: [`lookup('localhost', ${ANSWER})`],
  },
  resolve: {
    requires: ["const { Resolver } = require('node:dns')"],
    source: [
      'const resolver = new Resolver({ timeout: 100, tries: 1 })',
      "resolver.setServers(['127.0.0.1']) // nobody answers there: an error is an answer, too",
      `resolver.resolve4('example.org', ${ANSWER})`,
    ],
  },
  pbkdf2: {
    requires: ["const { pbkdf2 } = require('node:crypto')"],
    source: [`pbkdf2('secret', 'salt', 10_000, 64, 'sha512', ${ANSWER})`],
  },
  connect: {
    requires: ["const { connect, createServer } = require('node:net')"],
    server: listening('createServer((socket) => socket.end())'),
    source: [
      "const socket = connect(server.address().port, '127.0.0.1', () => {",
      "  console.log('answer')",
      '  server.close()',
      '})',
      'socket.resume()',
    ],
  },
  gzip: {
    requires: ["const { gzip } = require('node:zlib')"],
    source: [`gzip(Buffer.alloc(100_000), ${ANSWER})`],
  },
  get: {
    requires: ["const { createServer, get } = require('node:http')"],
    server: listening("createServer((request, response) => response.end('hello'))"),
    source: [
      "get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {",
      "  console.log('answer')",
      '  response.resume()',
      '  server.close()',
      '})',
    ],
  },
  parse: {
    requires: [],
    source: ["JSON.parse('[1, 2, 3]')", "console.log('answer')"],
  },
}

function listening(made: string) {
  return (own: readonly string[]): readonly string[] => [
    `const server = ${made}`,
    "server.listen(0, '127.0.0.1', () => {",
    ...own.map((line) => `  ${line}`),
    '})',
  ]
}
