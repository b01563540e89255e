import type { Check } from '@loopscope/shared/timeline/checks/check'
import { parseChecks } from '@loopscope/shared/timeline/checks/parseChecks'
import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS } from '../sandbox/limits.ts'
import { type Options, readOptions } from './readOptions.ts'

type Format = 'summary' | 'events' | 'text'
type Topic = 'loopscope' | 'trace' | 'open' | 'versions'

export type Command =
  | { readonly type: 'help'; readonly topic: Topic }
  | { readonly type: 'version' }
  | { readonly type: 'versions' }
  | { readonly type: 'open'; readonly files: readonly string[] }
  | {
      readonly type: 'trace'
      readonly file: string
      readonly node: string
      readonly module: 'commonjs' | 'module' | null
      readonly timeoutMs: number
      readonly format: Format
      /** The line whose callbacks are to be explained; null: the table is wanted. */
      readonly why: number | null
      /** What the run is held to; none where nothing was asked for. */
      readonly checks: readonly Check[]
      /** Run a second time with V8's profiler. */
      readonly sample: boolean
      readonly args: readonly string[]
    }
  /** `topic`: whose help says more. */
  | { readonly type: 'wrong'; readonly sentence: string; readonly topic: Topic }

export type TraceCommand = Extract<Command, { type: 'trace' }>

/** The command line (without node and script) as a command; `wrong` carries one sentence to act on. */
export function parseArguments(argv: readonly string[]): Command {
  const end = argv.indexOf('--')
  const own = end < 0 ? argv : argv.slice(0, end)
  const { positionals, values, wrong: wrongOption } = readOptions(own)
  const [verb, ...rest] = positionals
  if (values.has('help') || verb === 'help') {
    const about = verb === 'help' ? rest[0] : verb
    return { type: 'help', topic: isCommand(about) ? about : 'loopscope' }
  }
  const topic = isCommand(verb) ? verb : 'loopscope'
  if (wrongOption !== null) return { type: 'wrong', sentence: wrongOption, topic }
  if (values.has('version')) return { type: 'version' }
  if (verb === 'trace') return trace(rest, values, end < 0 ? [] : argv.slice(end + 1))
  if (verb === 'open') {
    return rest.length > 0 && values.size === 0
      ? { type: 'open', files: rest }
      : { type: 'wrong', sentence: 'open takes files of recordings, and nothing more.', topic }
  }
  if (verb === 'versions') {
    return rest.length === 0 && values.size === 0
      ? { type: 'versions' }
      : { type: 'wrong', sentence: 'versions takes nothing more.', topic }
  }
  if (verb === undefined)
    return { type: 'wrong', sentence: 'Say what to do: trace, open or versions.', topic }
  const meant = /\.[cm]?[jt]s$/.test(verb) ? 'trace' : verb.endsWith('.ndjson') ? 'open' : null
  const hint = meant === null ? '' : ` Did you mean "loopscope ${meant} ${verb}"?`
  const sentence = `"${verb}" is no command; there are trace, open and versions.${hint}`
  return { type: 'wrong', sentence, topic }
}

function isCommand(word: string | undefined): word is Exclude<Topic, 'loopscope'> {
  return word === 'trace' || word === 'open' || word === 'versions'
}

function trace(
  [file, extra]: readonly string[],
  values: Options['values'],
  args: readonly string[],
): Command {
  const module = values.get('module') ?? null
  const format = values.get('format') ?? 'text'
  const timeout = values.get('timeout') ?? String(DEFAULT_TIMEOUT_MS)
  const timeoutMs = Number(timeout)
  if (file === undefined) return wrong('trace needs a file.')
  if (extra !== undefined)
    return wrong('One file at a time; what comes after -- goes to the snippet.')
  if (module !== null && module !== 'commonjs' && module !== 'module')
    return wrong(`--module is commonjs or module, not "${module}".`)
  if (format !== 'summary' && format !== 'events' && format !== 'text')
    return wrong(`--format is summary, events or text, not "${format}".`)
  if (!/^\d{1,9}$/.test(timeout) || timeoutMs < 1 || timeoutMs > LONGEST_TIMEOUT_MS)
    return wrong(
      `--timeout is a whole number of ms from 1 to ${LONGEST_TIMEOUT_MS}, not "${timeout}".`,
    )
  const why = values.get('why') ?? null
  if (why !== null && (!/^\d{1,6}$/.test(why) || Number(why) < 1))
    return wrong(`--why is the number of a line, not "${why}".`)
  if (why !== null && format !== 'text')
    return wrong('--why explains in sentences: it goes with --format text.')
  const sample = values.has('sample')
  if (sample && format !== 'text')
    return wrong('--sample prints a table: it goes with --format text.')
  const asked = values.get('check')
  const parsed = asked === undefined ? NO_CHECKS : parseChecks(asked)
  if (parsed.type === 'wrong') return wrong(parsed.sentence)
  const { checks } = parsed
  const node = values.get('node') ?? DEFAULT_NODE
  const line = why === null ? null : Number(why)
  return { type: 'trace', file, node, module, timeoutMs, format, why: line, checks, sample, args }
}

const NO_CHECKS = { type: 'checks', checks: [] } as const

function wrong(sentence: string): Command {
  return { type: 'wrong', sentence, topic: 'trace' }
}
