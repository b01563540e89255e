import { pathToFileURL } from 'node:url'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { ErrorPlace } from './errorPlace.ts'

/** The events, in which an error about an import that could not be found has the place of that import. */
export function placeImports(events: TraceEvent[], source: string, mainFile: string): TraceEvent[] {
  const placed = (error: OutcomeError): OutcomeError =>
    error.line === null ? { ...error, ...importPlace(error, source, mainFile) } : error
  return events.some(hasError)
    ? events.map((event) => {
        if (event.type === 'error') return { ...event, error: placed(event.error) }
        if (event.type !== 'outcome' || event.outcome.type !== 'threw') return event
        return { ...event, outcome: { ...event.outcome, error: placed(event.outcome.error) } }
      })
    : events
}

function hasError({ type }: TraceEvent): boolean {
  return type === 'error' || type === 'outcome'
}

/**
 * Where the main file imports what could not be found. Such an error comes before the first line has run, so no stack
 * of it leads into the file; but Node names what it looked for and for whom. null: it is another error, or not clear.
 */
function importPlace(
  { message }: Pick<OutcomeError, 'message'>,
  source: string,
  mainFile: string,
): ErrorPlace | null {
  const [, wanted, , importer = ''] = NOT_FOUND.exec(message.slice(0, 2000)) ?? []
  if (wanted === undefined || (importer !== '' && importer !== mainFile)) return null
  for (const { 1: before = '', 3: specifier = '', index } of source.matchAll(IMPORTS)) {
    if (!leadsTo(specifier, wanted, mainFile)) continue
    const lines = source.slice(0, index + before.length).split('\n')
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }
  return null
}

/** ERR_MODULE_NOT_FOUND, ERR_UNSUPPORTED_DIR_IMPORT and ERR_UNKNOWN_BUILTIN_MODULE, as Node 12 to 26 word them. */
const NOT_FOUND =
  /^(?:Cannot find (?:module|package) |Directory import |No such built-in module: )'?([^'\n]+?)'?( is not supported resolving ES modules)?(?: imported from (\S+))?(?:\n|$)/

/**
 * import and export declarations and calls of import() that name a module by a string, which is the third group. Every
 * repetition is bounded: a stranger's source must not make the search a long one.
 */
const IMPORTS =
  /((?:^|[;}\s(=,])(?:import\s{0,99}\(?\s{0,99}|(?:import|export)\b[^'"`;]{0,999}?\bfrom\s{0,99}))(["'])([^"'\n]{1,999})\2/gm

function leadsTo(specifier: string, wanted: string, mainFile: string): boolean {
  if (!/^(?:\.{0,2}\/|file:)/.test(specifier))
    return specifier === wanted || specifier.startsWith(`${wanted}/`)
  const base = pathToFileURL(mainFile).href
  return (
    URL.canParse(specifier, base) && new URL(specifier, base).href === pathToFileURL(wanted).href
  )
}
