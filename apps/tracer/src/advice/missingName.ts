import { type Advice, type Adviser, type Ended, fatalError, majorOf } from './advice.ts'

/** A variable that another kind of file, another place to run JavaScript, or a newer Node would have. */
export const missingName: Adviser = (ended) => {
  const error = fatalError(ended)
  if (isUndefinedStorage(ended)) return ofBrowsers('localStorage')
  const [, name = ''] =
    NOT_DEFINED.exec(error?.name === 'ReferenceError' ? error.message : '') ?? []
  // What the program declares in some other scope is its own; and so is an error that it only worded like this.
  if (!ended.syntax.freeNames.includes(name)) return null
  if (OF_COMMONJS.test(name)) return ofCommonJs(ended, name)
  if (name in globalThis && majorOf(ended) < SERVICES_MAJOR)
    return { note: `Node ${majorOf(ended)} has no global ${name}; Node ${SERVICES_MAJOR} has it.` }
  return ofBrowsers(name)
}

function ofBrowsers(name: string): Advice | null {
  const group = BROWSERS.find(({ names }) => names.includes(name))
  return group === undefined
    ? null
    : { note: `${name} belongs to browsers, and this is Node, which has no page. ${group.instead}` }
}

/** From Node 25 on it is there, and undefined unless the command line names a file for it (--localstorage-file). */
function isUndefinedStorage(ended: Ended): boolean {
  const error = fatalError(ended)
  return (
    majorOf(ended) >= 25 &&
    error?.name === 'TypeError' &&
    OF_STORAGE.test(error.message) &&
    ended.syntax.freeNames.includes('localStorage')
  )
}

const OF_STORAGE =
  /^Cannot read properties of undefined \(reading '(?:[gs]etItem|removeItem|clear|key|length)'\)$/

const SERVICES_MAJOR = Number(process.versions.node.split('.')[0])

/** The whole message; Node adds advice of its own to those about CommonJS's names. */
const NOT_DEFINED =
  /^([\p{ID_Start}$_][\p{ID_Continue}$]*) is not defined(?: in ES module scope|$)/u

const OF_COMMONJS = /^(?:require|module|exports|__filename|__dirname)$/

const ofCommonJs = ({ syntax, module }: Ended, name: string) => {
  const has = `An ES module has no ${name}`
  const instead = INSTEAD[name] ?? 'Use export instead.'
  if (syntax.kinds.includes('commonjs'))
    return module === 'module'
      ? { note: `${has}; a CommonJS file has. ${instead}`, runAs: 'commonjs' as const }
      : { note: `${has}. ${instead}` }
  const { moduleMark: mark } = syntax
  return {
    note:
      mark === null
        ? `${has}. ${instead}`
        : `${has}, and the ${mark.word} on line ${mark.line} makes this one. ${instead}`,
  }
}

const INSTEAD: Readonly<Record<string, string>> = {
  require: 'Use import instead, or make a require with createRequire() of node:module.',
  __filename: 'Use fileURLToPath(import.meta.url) instead.',
  __dirname: 'Use dirname(fileURLToPath(import.meta.url)) instead.',
}

/** Also spoken of when Node, where it is newer, has one of them: then it is no error. */
const BROWSERS: readonly { readonly names: readonly string[]; readonly instead: string }[] = [
  { names: ['alert'], instead: 'console.log() shows a text.' },
  {
    names: ['prompt', 'confirm'],
    instead: 'Nobody can answer while a snippet runs: put the answer into the snippet.',
  },
  {
    names: [
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'requestIdleCallback',
      'cancelIdleCallback',
    ],
    instead: 'Nothing is drawn: setTimeout() and setImmediate() run a function later.',
  },
  {
    names: ['localStorage', 'sessionStorage', 'indexedDB'],
    instead: 'A Map keeps values for as long as the run lasts.',
  },
  {
    names: ['XMLHttpRequest'],
    instead: 'node:http makes requests, to servers of the snippet itself.',
  },
  { names: ['Worker'], instead: 'node:worker_threads has a Worker.' },
  { names: ['window', 'self'], instead: 'What is global is in globalThis (on Node 10: global).' },
  {
    names: [
      'document',
      'location',
      'history',
      'screen',
      'navigator',
      'addEventListener',
      'removeEventListener',
      'dispatchEvent',
      'onload',
      'getComputedStyle',
      'matchMedia',
      'customElements',
      'Element',
      'HTMLElement',
      'NodeList',
      'Image',
      'Audio',
      'DOMParser',
      'FileReader',
      'MutationObserver',
      'IntersectionObserver',
      'ResizeObserver',
    ],
    instead:
      'What the snippet is to show of the event loop can be shown without: EventTarget (Node 15 and later) and EventEmitter dispatch events.',
  },
]
