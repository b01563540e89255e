import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { Beyond } from '../typescript/syntax.ts'
import { type Advice, type Adviser, type Ended, fatalError, majorOf } from './advice.ts'

/** A text that is not JavaScript, or not of the kind as which it was run. */
export const wrongSyntax: Adviser = (ended) => {
  const { syntax, outcome } = ended
  const error = fatalError(ended)
  if (error?.name !== 'SyntaxError') return null
  if (outcome.type !== 'rejected' && !isOfTheFile(error)) return null
  if (syntax.kinds.length === 0)
    return syntax.beyond.length === 0
      ? null
      : { note: syntax.beyond.map((beyond) => NOT_JAVASCRIPT[beyond]).join(' ') }
  if (outcome.type === 'rejected') return null
  // Node 10 takes every file for CommonJS.
  const ran = ended.file === 'index.mjs' && majorOf(ended) >= 12 ? 'module' : 'commonjs'
  if (syntax.kinds.includes(ran)) return isNewer(ended) ? { note: newer(ended) } : null
  if (ran === 'commonjs' && syntax.kinds.includes('module'))
    return triesBoth(ended) ? null : asModule(ended)
  const [kind] = syntax.kinds
  if (kind === 'typescript') return asTypeScript(ended)
  if (kind === 'commonjs')
    return {
      note: 'CommonJS can be written like this, an ES module cannot: modules are always in strict mode.',
      runAs: kind,
    }
  return null
}

/** The first frame is of Node's loader, on 16 and 18 behind the function of `vm` that it calls. */
const IN_LOADER = /^(?: {4}at [^\n]*\(node:(?:internal\/)?vm:.*\n)? {4}at .*\binternal\/modules\//

/** It came when the file itself was compiled, not from JSON.parse(), eval() or another module. */
const isOfTheFile = ({ stack, line }: OutcomeError): boolean =>
  line !== null && IN_LOADER.test(/^ {4}at [\s\S]*/m.exec(stack ?? '')?.[0] ?? '')

const SERVICES_MAJOR = Number(process.versions.node.split('.')[0])

/** What the service's own Node reads. An import that names what a module does not export is a mistake on every version. */
const isNewer = (ended: Ended): boolean =>
  majorOf(ended) < SERVICES_MAJOR &&
  !/does not provide an export|Unexpected (?:strict|eval)/.test(fatalError(ended)?.message ?? '')

const newer = (ended: Ended): string =>
  `This syntax is newer than Node ${majorOf(ended)}: choose a later version.`

/** From 20.19 and 22.7 on Node takes a file that is no CommonJS for an ES module, if it can be one. */
const triesBoth = ({ node }: Ended): boolean => {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 7) || (major === 20 && minor >= 19)
}

const NOT_JAVASCRIPT: Readonly<Record<Beyond, string>> = {
  html: 'This is HTML, and Node runs only JavaScript: paste what is between <script> and </script>.',
  jsx: 'This is JSX, which neither Node nor a browser runs: compile it first, or write React.createElement() or a function call in place of each tag.',
  decorator:
    'Decorators (@name) are not in any Node yet: call the function on the class or the method instead.',
  enum: 'An enum of TypeScript is code that its compiler writes, not only a type: write an object, as const Level = { Low: 0, High: 1 }.',
  namespace:
    'A namespace of TypeScript is code that its compiler writes, not only a type: write an object, or functions without one.',
  property:
    'A parameter of a constructor that is also a property is code that the compiler of TypeScript writes: declare the property, and set it in the constructor.',
  'import =':
    '"import name = require()" is code that the compiler of TypeScript writes: write "import name from" or "const name = require()".',
}

const asTypeScript = (ended: Ended): Advice => {
  const note = 'It has types, as TypeScript does: run it as TypeScript, and they are left out.'
  const needsModule = ended.syntax.moduleMark !== null && majorOf(ended) < 12
  return needsModule
    ? { note: `${note} Node 12 or later has ES modules.` }
    : { note, runAs: 'typescript' }
}

const asModule = ({ syntax, node }: Ended): Advice | null => {
  const { moduleMark: mark, freeNames } = syntax
  if (mark === null) return { note: 'This can be run as an ES module.', runAs: 'module' }
  const why = `The ${mark.word} on line ${mark.line} is for ES modules only`
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major < 12) return { note: `${why}, and Node ${major} has none: choose Node 12 or later.` }
  if (mark.word === 'await' && (major < 14 || (major === 14 && minor < 8)))
    return {
      note: `An await outside of an async function needs an ES module on Node 14.8 or later: put it into an async function, or choose such a version.`,
    }
  const missing = OF_COMMONJS.filter((name) => freeNames.includes(name))
  if (missing.length === 0) return { note: `${why}: run it as one.`, runAs: 'module' }
  const instead =
    mark.word === 'await'
      ? 'Put the await into an async function, or run it as an ES module with import.'
      : `Use import throughout, or require throughout.`
  return { note: `${why}, and those have no ${missing.join(', ')}. ${instead}` }
}

const OF_COMMONJS = ['require', 'module', 'exports', '__filename', '__dirname']
