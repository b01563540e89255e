import { parseArgs } from 'node:util'
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS } from '../sandbox/limits.ts'

type Format = 'summary' | 'events' | 'text'

export type Command =
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  | { readonly type: 'versions' }
  | {
      readonly type: 'trace'
      readonly file: string
      readonly node: string
      readonly module: 'commonjs' | 'module' | null
      readonly timeoutMs: number
      readonly format: Format
      readonly args: readonly string[]
    }
  | { readonly type: 'wrong'; readonly sentence: string }

const FORMATS: readonly string[] = ['summary', 'events', 'text']

/** The command line (without node and script) as a command; `wrong` carries one sentence to act on. */
export function parseArguments(argv: readonly string[]): Command {
  const end = argv.indexOf('--')
  const own = end < 0 ? argv : argv.slice(0, end)
  const args = end < 0 ? [] : argv.slice(end + 1)
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(own)
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
  const { values, positionals } = parsed
  if (values.help === true) return { type: 'help' }
  if (values.version === true) return { type: 'version' }
  const [verb, file, extra] = positionals
  if (verb === undefined) return wrong('Say what to do: trace or versions')
  if (verb === 'versions')
    return file === undefined ? { type: 'versions' } : wrong('versions takes nothing more')
  if (verb !== 'trace') return wrong(`"${verb}" is no command; there are trace and versions`)
  if (file === undefined) return wrong('trace needs a file')
  if (extra !== undefined)
    return wrong(`One file at a time; what comes after -- goes to the snippet`)
  const module = values.module ?? null
  if (module !== null && module !== 'commonjs' && module !== 'module')
    return wrong('--module is commonjs or module')
  const format = values.format ?? 'text'
  if (!FORMATS.includes(format)) return wrong('--format is summary, events or text')
  const timeoutMs = Number(values.timeout ?? DEFAULT_TIMEOUT_MS)
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > LONGEST_TIMEOUT_MS)
    return wrong(`--timeout is a whole number of ms from 1 to ${LONGEST_TIMEOUT_MS}`)
  const node = values.node ?? '24'
  return { type: 'trace', file, node, module, timeoutMs, format: format as Format, args }
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      node: { type: 'string' },
      module: { type: 'string' },
      timeout: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  })
}

function wrong(sentence: string): Command {
  return { type: 'wrong', sentence: `${sentence}.` }
}
