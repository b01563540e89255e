import { placeInMain } from '../mainSource.ts'
import { apply, slice } from '../primordials.ts'

const sourceText = Function.prototype.toString
const NATIVE = '{ [native code] }'

/** Where a function stands in the main module: 1-based; zeros where its text stands there more than once. null: it does not. */
export function placeOfUsers(value: unknown): { line: number; column: number } | null {
  const text = functionText(value)
  return text === null ? null : placeInMain(text)
}

/** Whether a function may be one of the snippet's: it is written in the main module, or says nothing of itself, as bound ones do. */
export function mayBeUsers(value: unknown): boolean {
  const text = functionText(value)
  return text !== null && (isNative(text) || placeInMain(text) !== null)
}

function isNative(text: string): boolean {
  return slice(text, text.length - NATIVE.length) === NATIVE
}

/** A function's source text; null for what is none. */
export function functionText(value: unknown): string | null {
  return typeof value === 'function' ? (apply(sourceText, value, []) as string) : null
}
