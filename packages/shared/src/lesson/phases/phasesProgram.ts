import type { Program } from '../lesson.ts'
import type { PhasesSettings, Subject } from './phasesSettings.ts'

/** The smallest program that shows a phase or a queue. */
export function phasesProgram({ subject, many, asModule }: PhasesSettings): Program {
  const lines = [
    ...(MODULES[subject] ?? []).map(([names, module]) =>
      asModule ? `import ${names} from '${module}'` : `const ${names} = require('${module}')`,
    ),
    ...BODIES[subject](many, asModule ? 'new URL(import.meta.url)' : '__filename'),
  ]
  return {
    source: `${lines.join('\n')}\n`,
    module: asModule ? 'module' : 'commonjs',
    threadPoolSize: 4,
  }
}

const MODULES: Readonly<Partial<Record<Subject, readonly (readonly [string, string])[]>>> = {
  timers: [['{ readFile }', 'fs']],
  pending: [['{ connect }', 'net']],
  refused: [['{ connect }', 'net']],
  poll: [['{ readFile }', 'fs']],
  close: [['{ createServer, connect }', 'net']],
  puzzle: [['fs', 'fs']],
}

const BODIES: Readonly<Record<Subject, (many: number, file: string) => readonly string[]>> = {
  timers: (many, file) => [
    '',
    `readFile(${file}, () => {`,
    "  console.log('file')",
    `  for (let i = 1; i <= ${many}; i++) setTimeout(() => console.log('timer', i), 0)`,
    '  const interval = setInterval(() => {',
    "    console.log('interval')",
    '    clearInterval(interval)',
    '  }, 1)',
    "  setImmediate(() => console.log('immediate'))",
    '  for (const end = Date.now() + 5; Date.now() < end; ); // all are due by now',
    '})',
  ],
  pending: (many) => [
    '',
    `for (let i = 1; i <= ${many}; i++)`,
    "  connect('/tmp/nobody-listens').on('error', ({ code }) => console.log('UNIX socket', i, code))",
  ],
  refused: (many) => [
    '',
    `for (let i = 1; i <= ${many}; i++)`,
    "  connect(1, '127.0.0.1').on('error', ({ code }) => console.log('TCP socket', i, code))",
  ],
  poll: (many, file) => [
    '',
    `for (let i = 1; i <= ${many}; i++) readFile(${file}, () => console.log('file', i))`,
    "setTimeout(() => console.log('timer'), 30)",
  ],
  check: (many) => [
    `for (let i = 1; i <= ${many}; i++)`,
    '  setImmediate(() => {',
    "    console.log('immediate', i)",
    "    if (i === 1) setImmediate(() => console.log('set in check'))",
    '  })',
    "process.nextTick(() => console.log('nextTick'))",
  ],
  close: () => [
    '',
    'const server = createServer((socket) => {',
    "  console.log('connection')",
    "  socket.on('close', () => console.log('socket is closed'))",
    '  socket.destroy()',
    "  server.close(() => console.log('server is closed'))",
    '})',
    "server.listen(0, '127.0.0.1', () => connect(server.address().port, '127.0.0.1').resume())",
  ],
  queues: () => [
    "Promise.resolve().then(() => console.log('promise, from main'))",
    "process.nextTick(() => console.log('nextTick, from main'))",
    '',
    'setImmediate(() => {',
    "  console.log('immediate 1')",
    "  Promise.resolve().then(() => console.log('promise'))",
    "  queueMicrotask(() => console.log('queueMicrotask'))",
    "  process.nextTick(() => console.log('nextTick'))",
    '})',
    "setImmediate(() => console.log('immediate 2'))",
  ],
  await: () => [
    'async function waits() {',
    "  console.log('before await')",
    '  await null',
    "  console.log('after await')",
    '}',
    '',
    "Promise.resolve().then(() => console.log('then'))",
    "setImmediate(() => console.log('callback'))",
    'waits()',
    "console.log('main goes on')",
  ],
  puzzle: (_, file) => [
    'setImmediate(() => console.log(1))',
    'Promise.resolve().then(() => console.log(2))',
    'process.nextTick(() => console.log(3))',
    `fs.readFile(${file}, () => {`,
    '  console.log(4)',
    '  setTimeout(() => console.log(5))',
    '  setImmediate(() => console.log(6))',
    '  process.nextTick(() => console.log(7))',
    '})',
    'console.log(8)',
  ],
}
