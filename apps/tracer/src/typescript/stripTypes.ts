import { stripTypeScriptTypes } from 'node:module'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import { containsModuleSyntax } from './containsModuleSyntax.ts'
import { typeErrorPlace } from './typeErrorPlace.ts'

/**
 * stripped: JavaScript in which every character kept its place; `file` says as what kind it must be loaded.
 * refused: not TypeScript, or TypeScript that needs more than leaving out types.
 */
export type Stripped =
  | {
      readonly type: 'stripped'
      readonly source: string
      readonly file: 'index.js' | 'index.mjs'
    }
  | { readonly type: 'refused'; readonly error: OutcomeError }

/**
 * Strips types. Call it in a thread of its own (`TypeStripper`): deeply nested source breaks Node's parser for the
 * rest of the thread's life, and that error is thrown on.
 */
export const stripTypes = (source: string): Stripped => {
  try {
    const javascript = stripTypeScriptTypes(source, { mode: 'strip' })
    const file = containsModuleSyntax(javascript) ? 'index.mjs' : 'index.js'
    return { type: 'stripped', source: javascript, file }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const place = typeErrorPlace(source, error.stack ?? '')
    return {
      type: 'refused',
      error: { name: 'SyntaxError', message: sentence(error.message), stack: null, ...place },
    }
  }
}

const sentence = (message: string): string =>
  message.endsWith('in strip-only mode')
    ? `${message.replace(' in strip-only mode', '')}: types are taken out and nothing is generated, so only syntax that disappears can be used`
    : message
