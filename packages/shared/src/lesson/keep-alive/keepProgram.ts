import type { Program } from '../lesson.ts'
import { keepLanes, type MadeLane } from './keepLanes.ts'
import type { Fate, KeepSettings, Thing } from './keepSettings.ts'

/** How long a program may live before it looks at the clock and ends itself, ms. */
export const WATCH_MS = 500
/** A Worker takes a while to begin and to end, on a busy machine above all. */
const WATCH_WORKER_MS = 1500

/** Two things are made, something is done with them, and at each step Node says what is active. */
export function keepProgram(settings: KeepSettings): Program {
  const made = keepLanes(settings).filter((lane): lane is MadeLane => lane.thing !== 'work')
  const isModule = made.some(({ thing }) => thing === 'await')
  const later = made.filter(({ thing }) => !READY_LATER.has(thing) && thing !== 'await')
  const awaited = made.filter(({ thing }) => thing === 'await')
  const lines = [
    ...made.flatMap(({ thing }) => required(thing, isModule)).filter(isNew),
    "const active = () => process.getActiveResourcesInfo().join(' ')",
    "const held = (step) => console.log(step + ':', active())",
    "process.on('exit', () => held('exit'))",
    '',
    ...made.flatMap(making),
    ...(typed(made[0]) ? [`console.log('typeof t1 is', typeof t1)`] : []),
    ...later.flatMap((lane) => fateLines(lane)),
    ...(settings.work === 0 ? [] : [`setTimeout(() => held('work is done'), ${settings.work})`]),
    '',
    '// Is it still alive then? This timer is unref’d: it keeps nothing alive.',
    `setTimeout(() => process.exit(), ${watchOf(settings)}).unref()`,
    ...(awaited.length > 0
      ? ['', "held('await a promise')", 'await new Promise(() => {}) // it never settles']
      : []),
  ]
  return {
    source: `${lines.join('\n')}\n`,
    module: isModule ? 'module' : 'commonjs',
    threadPoolSize: 4,
  }
}

/** ms after which the program ends itself. */
export function watchOf({ first, second }: KeepSettings): number {
  return first === 'worker' || second === 'worker' ? WATCH_WORKER_MS : WATCH_MS
}

/** Things that are there only when they have said so: what is done with them is done then. */
const READY_LATER: ReadonlySet<Thing> = new Set(['server', 'socket', 'worker'])

const MODULES: Readonly<Partial<Record<Thing, readonly [name: string, module: string]>>> = {
  server: ['createServer', 'net'],
  socket: ['createSocket', 'dgram'],
  worker: ['Worker', 'worker_threads'],
}

function required(thing: Thing, isModule: boolean): readonly string[] {
  const [name, module] = MODULES[thing] ?? []
  if (name === undefined) return []
  return isModule
    ? [`import { ${name} } from 'node:${module}'`]
    : [`const { ${name} } = require('node:${module}')`]
}

function isNew(line: string, index: number, lines: readonly string[]): boolean {
  return lines.indexOf(line) === index
}

function typed(lane: MadeLane | undefined): boolean {
  return lane?.thing === 'timer' || lane?.thing === 'short' || lane?.thing === 'overflow'
}

function making(lane: MadeLane): readonly string[] {
  const { thing, name, slot } = lane
  const timeout = (ms: string) => [
    `const ${name} = setTimeout(() => held('${name} runs'), ${ms})`,
    `held('${name} = setTimeout')`,
  ]
  const listening = (begin: string) => [
    `const ${name} = ${begin}(0, '127.0.0.1', () => {`,
    `  held('${name} is open')`,
    ...fateLines(lane).map((line) => `  ${line}`),
    '})',
  ]
  switch (thing) {
    case 'timer':
      return timeout(slot === 1 ? '1_000_000' : '2_000_000')
    case 'short':
      return timeout('100')
    case 'overflow':
      return timeout('2 ** 31')
    case 'interval':
      return [
        `const ${name} = setInterval(() => held('${name} runs'), 60)`,
        `held('${name} = setInterval')`,
      ]
    case 'server':
      return listening('createServer().listen')
    case 'socket':
      return listening("createSocket('udp4').bind")
    case 'worker':
      return [
        `const ${name} = new Worker('setInterval(() => {}, 1000)', { eval: true })`,
        `${name}.on('exit', () => held('${name} exits'))`,
        `${name}.on('online', () => {`,
        `  held('${name} is online')`,
        ...fateLines(lane).map((line) => `  ${line}`),
        '})',
      ]
    case 'promise':
      return [`const ${name} = new Promise(() => {})`, `held('${name} is pending')`]
    case 'signal':
      return [
        `const stop${slot} = () => held('${name} came')`,
        `process.on('SIGTERM', stop${slot})`,
        `held('${name}: process.on')`,
      ]
    case 'await':
      return []
    default:
      return thing satisfies never
  }
}

/** What is done with it, each step with what is active after it. */
function fateLines({ thing, name, slot, fate }: MadeLane): readonly string[] {
  if (fate === 'keep' || thing === 'promise' || thing === 'await') return []
  const told = (call: string) => [call, `held('${call}')`]
  if (thing === 'signal')
    return fate === 'close'
      ? [`process.off('SIGTERM', stop${slot})`, `held('${name}: process.off')`]
      : []
  if (fate !== 'close') return CALLS[fate].flatMap((call) => told(`${name}.${call}()`))
  switch (thing) {
    case 'interval':
      return told(`clearInterval(${name})`)
    case 'server':
    case 'socket':
      return told(`${name}.close()`)
    case 'worker':
      return told(`${name}.terminate()`)
    default:
      return told(`clearTimeout(${name})`)
  }
}

const CALLS: Readonly<Record<Exclude<Fate, 'keep' | 'close'>, readonly string[]>> = {
  unref: ['unref'],
  ref: ['unref', 'ref'],
}
