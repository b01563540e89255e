import type { Program } from '../lesson.ts'
import type { PoolCall, PoolSettings } from './poolSettings.ts'

/** The calls, and what is asked for beside them. */
export function poolProgram(settings: PoolSettings): Program {
  const { size, jobs, call, work, others, inSnippet } = settings
  const lines = [
    ...requires(call, others),
    '',
    ...(inSnippet ? [`process.env.UV_THREADPOOL_SIZE = '${size}' // before the first job`] : []),
    "console.log(availableParallelism() + ' cores')",
    '',
    ...(call === 'deflate' ? ['const bytes = Buffer.alloc(2_000_000)'] : []),
    `for (let job = 1; job <= ${jobs}; job++)`,
    `  ${CALLS[call](work)}`,
    ...(others ? ['', ...OTHERS] : []),
  ]
  return {
    source: `${lines.join('\n')}\n`,
    module: 'commonjs',
    threadPoolSize: inSnippet ? 4 : size,
  }
}

const MODULES: Readonly<Record<PoolCall, string>> = {
  pbkdf2: 'crypto',
  readFile: 'fs',
  lookup: 'dns',
  deflate: 'zlib',
}

function requires(call: PoolCall, others: boolean): readonly string[] {
  return [
    "const { availableParallelism } = require('node:os')",
    `const { ${call} } = require('node:${MODULES[call]}')`,
    ...(others && call !== 'readFile' ? ["const { readFile } = require('node:fs')"] : []),
    ...(others ? ["const { createServer, connect } = require('node:net')"] : []),
  ]
}

const CALLS: Readonly<Record<PoolCall, (work: number) => string>> = {
  pbkdf2: (work) =>
    `pbkdf2('secret', 'salt', ${work}_000, 64, 'sha512', () => console.log('job', job))`,
  readFile: () => "readFile(__filename, () => console.log('job', job))",
  lookup: () => "lookup('localhost', () => console.log('job', job))",
  deflate: () => "deflate(bytes, () => console.log('job', job))",
}

const OTHERS = [
  "readFile(__filename, () => console.log('file'))",
  "setTimeout(() => console.log('timer'), 0)",
  "const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {",
  "  const socket = connect(server.address().port, '127.0.0.1', () => {",
  "    console.log('socket')",
  '    server.close()',
  '  })',
  '  socket.resume()',
  '})',
]
