import { types } from 'util'
import {
  MOST_ERROR_MESSAGE,
  MOST_ERROR_NAME,
  MOST_ERROR_STACK,
} from '../../rows/contract/rowLimits.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { ERROR_HANDLERS, ERROR_KINDS } from '../../rows/contract/rowWords.ts'
import { internalModule } from '../internals.ts'
import { apply, ErrorClass, ownDescriptor, slice, stringify, toText } from '../primordials.ts'
import { writeText } from '../rowBuffer.ts'
import { essentialRow } from '../rowWriter.ts'
import { prepareOnNode10 } from '../stacks/takeFrames.ts'
import { className, dataText } from '../tasks/className.ts'
import { drainSettled } from '../tasks/settling.ts'

/** Kinds of errors, and who took one, as the row has them. */
export const UNCAUGHT = ERROR_KINDS.indexOf('uncaughtException')
export const UNHANDLED_REJECTION = ERROR_KINDS.indexOf('unhandledRejection')
export const REJECTION_HANDLED = ERROR_KINDS.indexOf('rejectionHandled')
export const LISTENER = ERROR_HANDLERS.indexOf('listener')
export const DOMAIN = ERROR_HANDLERS.indexOf('domain')
export const CAPTURE_CALLBACK = ERROR_HANDLERS.indexOf('captureCallback')

/** What an emitter leaves on the error that it throws, for Node to add "Emitted 'error' event at" when it prints it. */
const emittedMark = internalModule<{ kEnhanceStackBeforeInspector?: symbol }>(
  'internal/errors',
)?.kEnhanceStackBeforeInspector
const v8StackGetter = Object.getOwnPropertyDescriptor(new Error(), 'stack')?.get
const nodesPrepare: unknown = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.value

/** Writes what is known of an error at this moment. */
export function noteError(
  kind: number,
  thrown: unknown,
  asyncId: number,
  handled: boolean,
  handledBy = LISTENER,
): void {
  drainSettled()
  writeText(0, describe(thrown))
  essentialRow(ROWS.error, kind, asyncId, handled ? 1 : 0, handledBy)
}

type Described = { name: string; message: string; stack: string | null; unheard?: true }

/** The error as JSON, without calling a getter of the user's. */
function describe(thrown: unknown): string {
  const name = thrown === null ? 'null' : typeof thrown
  const facts: Described = { name, message: '', stack: null }
  if ((typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function') {
    facts.name = dataText(thrown, 'name') ?? className(thrown)
    facts.message = dataText(thrown, 'message') ?? ''
    facts.stack = stackText(thrown)
    if (isUnheard(thrown)) facts.unheard = true
  } else if (typeof thrown !== 'symbol' && thrown !== null && thrown !== undefined)
    facts.message = toText(thrown)
  facts.name = slice(facts.name, 0, MOST_ERROR_NAME)
  facts.message = slice(facts.message, 0, MOST_ERROR_MESSAGE)
  if (facts.stack !== null) facts.stack = slice(facts.stack, 0, MOST_ERROR_STACK)
  return stringify(facts)
}

/** Whether an emitter threw it for want of an 'error' listener: itself, or in place of what is no Error. */
function isUnheard(thrown: object): boolean {
  if (types.isProxy(thrown)) return false
  if (emittedMark !== undefined && ownDescriptor(thrown, emittedMark) !== undefined) return true
  return ownDescriptor(thrown, 'code')?.value === 'ERR_UNHANDLED_ERROR'
}

/** V8 formats `stack` when it is first read; from Node 22 on it is an accessor of V8's own, the same for every error. */
function stackText(object: object): string | null {
  // The order matters: up to Node 20 asking for the descriptor formats the stack.
  if (formattingShows(object)) return null
  const descriptor = ownDescriptor(object, 'stack')
  if (descriptor === undefined) return null
  const value: unknown =
    descriptor.get !== undefined && descriptor.get === v8StackGetter
      ? apply(descriptor.get, object, [])
      : descriptor.value
  return typeof value === 'string' ? value : null
}

/** Formatting a stack reads name and message and may call Error.prepareStackTrace: harmless unless they are the user's. */
function formattingShows(object: object): boolean {
  const prepare: unknown = ownDescriptor(ErrorClass, 'prepareStackTrace')?.value
  if (prepare !== nodesPrepare && prepare !== prepareOnNode10) return true
  return dataText(object, 'message') === null || dataText(object, 'name') === null
}
