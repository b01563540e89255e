import { stripTypeScriptTypes } from 'node:module'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import { needsModule } from './needsModule.ts'

/** Named only so that errors tell their place; Node then appends the name to the result. */
const NAME = 'index.ts'
const SOURCE_URL = `\n\n//# sourceURL=${NAME}`

export type Stripped =
  | { readonly type: 'stripped'; readonly source: string; readonly file: 'index.js' | 'index.mjs' }
  | { readonly type: 'unsupported'; readonly error: OutcomeError }

/**
 * TypeScript -> JavaScript by replacing types with spaces, so that every line and column stays where it was.
 * What has no JavaScript of its own (enum, namespace, parameter properties) cannot be stripped: the error says where.
 */
export function stripTypes(source: string): Stripped {
  try {
    const stripped = withoutWarning(() =>
      stripTypeScriptTypes(source, { mode: 'strip', sourceUrl: NAME }),
    ).slice(0, -SOURCE_URL.length)
    return {
      type: 'stripped',
      source: stripped,
      file: needsModule(stripped) ? 'index.mjs' : 'index.js',
    }
  } catch (error) {
    return { type: 'unsupported', error: describe(error) }
  }
}

/** Node warns once that the feature is new; the person at the keyboard can do nothing with that. */
function withoutWarning<T>(work: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Node puts "file:LINE", the lines around and a row of ^ under the place before the message. */
function describe(error: unknown): OutcomeError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const excerpt = (stack ?? '').split('\n')
  const line = /^index\.ts:(\d+)$/.exec(excerpt[0] ?? '')?.[1]
  const marks = excerpt.find((text) => /^\s*\^+$/.test(text))
  return {
    name: 'SyntaxError',
    message: message.split('\n')[0] ?? message,
    stack: null,
    line: line === undefined ? null : Number(line),
    column: marks === undefined ? null : marks.indexOf('^') + 1,
  }
}
