import { isBuiltin } from 'node:module'
import { type Adviser, fatalError, majorOf } from './advice.ts'

/** A package, a file of one's own, or a module that this Node does not have. */
export const missingModule: Adviser = (ended) => {
  const error = fatalError(ended)
  if (error === null || !isNodesOwn(error.stack)) return null
  const wanted = NOT_FOUND.exec(error.message)?.slice(1).find(Boolean)
  if (wanted === undefined) return null
  if (wanted.startsWith('node:') || isBuiltin(wanted)) {
    const newer = isBuiltin(wanted) && majorOf(ended) < SERVICES_MAJOR
    const until = newer ? `; Node ${SERVICES_MAJOR} has it` : ''
    return { note: `Node ${majorOf(ended)} has no built-in module ${wanted}${until}.` }
  }
  if (/^(?:\.{1,2}(?:\/|$)|\/|file:)/.test(wanted))
    return {
      note: `A snippet is a single file, with no others beside it: ${shortened(wanted)} is not there. Put the code or the data that it holds into the snippet itself.`,
    }
  return {
    note: `A snippet is one file without packages, so ${wanted} cannot be loaded. Use what Node itself brings (http, events, fs and so on), or paste the part of the package that matters.`,
  }
}

const SERVICES_MAJOR = Number(process.versions.node.split('.')[0])

/** MODULE_NOT_FOUND, ERR_MODULE_NOT_FOUND and ERR_UNKNOWN_BUILTIN_MODULE, as Node 10 to 26 word them. */
const NOT_FOUND = /^(?:Cannot find (?:module|package) '([^'\n]+)'|No such built-in module: (\S+))/

/** Its first frame is in Node's loader; an error that the program made itself begins in the program. */
const isNodesOwn = (stack: string | null): boolean =>
  /^ {4}at .*[( ](?:node:)?internal\//.test(stack?.split('\n').find((line) => AT.test(line)) ?? '')

const AT = /^ {4}at /

/** The folder of the snippet is no one's own. */
const shortened = (path: string): string => path.replace(/^\/tmp\/app\//, './')
