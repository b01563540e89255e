import { parseArgs } from 'node:util'

const OPTIONS = {
  node: { type: 'string' },
  module: { type: 'string' },
  timeout: { type: 'string' },
  format: { type: 'string' },
  why: { type: 'string' },
  check: { type: 'string' },
  sample: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

type Option = keyof typeof OPTIONS

export type Options = {
  readonly positionals: readonly string[]
  readonly values: ReadonlyMap<string, string>
  readonly wrong: string | null
}

/** Not strict: Node's own sentences about options are of three lines, and speak to programmers. */
export function readOptions(argv: readonly string[]): Options {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: OPTIONS,
  })
  const values = new Map<string, string>()
  let wrong: string | null = null
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const before = name === 'check' ? values.get(name) : undefined
    values.set(name, before === undefined ? (value ?? '') : `${before},${value ?? ''}`)
    if (!isOption(name)) wrong ??= `There is no option ${rawName}.`
    else if (OPTIONS[name].type === 'boolean') {
      if (value !== undefined) wrong ??= `${rawName} takes no value.`
    } else if (value === undefined || value === '' || value.startsWith('--'))
      wrong ??= `${rawName} needs a value.`
  }
  return { positionals, values, wrong }
}

function isOption(name: string): name is Option {
  return Object.hasOwn(OPTIONS, name)
}
