import type { Program } from '../lesson.ts'
import type { CallsBack, ZalgoSettings } from './zalgoSettings.ts'

/** The notes' function, and a caller that has something at stake. Each step prints its line. */
export function zalgoProgram({ count, callsBack, caller }: ZalgoSettings): Program {
  const lines = [
    ...(caller === 'emit' ? ["const EventEmitter = require('node:events')", ''] : []),
    'function updateSomeValue(count, callbackFn) {',
    '  if (count <= 0) {',
    `    return ${EARLY[callsBack]}`,
    '  }',
    '  someAsyncOperation(count, callbackFn)',
    '}',
    'function someAsyncOperation(count, callbackFn) {',
    '  setTimeout(callbackFn, count, null)',
    '}',
    '',
    ...CALLERS[caller](count),
  ]
  return { source: `${lines.join('\n')}\n`, module: 'commonjs', threadPoolSize: 4 }
}

const EARLY: Readonly<Record<CallsBack, string>> = {
  atOnce: "callbackFn('Not allowed')",
  nextTick: "process.nextTick(callbackFn, 'Not allowed')",
  queueMicrotask: "queueMicrotask(() => callbackFn('Not allowed'))",
  setImmediate: "setImmediate(callbackFn, 'Not allowed')",
}

const CALLERS: Readonly<Record<ZalgoSettings['caller'], (count: number) => readonly string[]>> = {
  value: (count) => [
    'let bar = 0',
    "console.log('bar = 0')",
    "console.log('call begins')",
    `updateSomeValue(${count}, () => console.log('callback sees bar =', bar))`,
    "console.log('call has returned')",
    'bar = 1',
    "console.log('bar = 1')",
  ],
  try: (count) => [
    "process.on('uncaughtException', (error) => console.log('nobody catches it:', error.message))",
    '',
    'try {',
    "  console.log('try begins')",
    "  console.log('call begins')",
    `  updateSomeValue(${count}, () => {`,
    "    console.log('callback throws')",
    "    throw new Error('its own bug')",
    '  })',
    "  console.log('call has returned')",
    '} catch (error) {',
    "  console.log('the caller catches it:', error.message)",
    '}',
    "console.log('try is over')",
  ],
  emit: (count) => [
    'class Loader extends EventEmitter {',
    '  constructor(count) {',
    '    super()',
    '    updateSomeValue(count, () => {',
    "      console.log('callback emits, to', this.listenerCount('ready'))",
    "      this.emit('ready')",
    '    })',
    '  }',
    '}',
    '',
    "console.log('call begins')",
    `const loader = new Loader(${count})`,
    "console.log('call has returned')",
    "loader.on('ready', () => console.log('the listener hears it'))",
    "console.log('listener is there')",
  ],
}
