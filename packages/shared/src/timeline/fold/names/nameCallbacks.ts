import { resourceKind } from '../../phases/resourceKind.ts'
import { NOWHERE, type SourcePlace, sourcePlaceOf } from '../../sourcePlace.ts'
import type { Callback } from '../../timeline.ts'
import type { DraftCallback } from '../draftCallback.ts'
import type { DraftOperation } from '../draftOperation.ts'
import type { Fold } from '../fold.ts'
import { isRegistrys } from '../openCallbacks.ts'
import { isPromisesTimer } from '../promisesTimer.ts'
import type { Visibility } from '../visibility.ts'
import { findModuleBody, type Names } from './names.ts'

/** What runs, and where its function stands or was handed over. */
type CallbackName = Pick<Callback, 'label' | 'event' | 'calls'> & SourcePlace
/** By callback index. */
export type CallbackNames = readonly CallbackName[]

export function nameCallbacks(fold: Fold, shown: Visibility, names: Names): CallbackNames {
  const moduleBody = findModuleBody(fold)
  return fold.callbacks.map((callback) => {
    const own = fold.operations[callback.operation ?? -1]
    const listener = own === undefined ? null : listenerOf(fold, own, callback)
    if (listener !== null) return listener
    const token = own === undefined ? null : (shown.token(own.index) ?? own.index)
    const label = labelOf(fold, callback, callback === moduleBody, names.labels[token ?? -1])
    const calls = own === undefined ? 'function' : callsOf(fold, own, callback, label)
    return { label, event: null, calls, ...(names.places[token ?? -1] ?? NOWHERE) }
  })
}

function labelOf(
  { exit }: Fold,
  callback: DraftCallback,
  isModuleBody: boolean,
  label = 'callback',
): string {
  const { index, kind, queue, operation } = callback
  if (kind === 'main') return 'main'
  if (kind === 'exit') return index === exit?.callback ? 'exit handlers' : 'beforeExit listeners'
  if (isModuleBody) return 'module body'
  if (isRegistrys(callback)) return 'FinalizationRegistry'
  return operation === null ? (queue ?? 'callback') : label
}

/** The listener that was seen in a callback of Node's own; null: none was, or a function that the user passed ran. */
function listenerOf(
  fold: Fold,
  operation: DraftOperation,
  callback: DraftCallback,
): CallbackName | null {
  const { listener } = callback
  if (listener === null || operation.kind === 'promise') return null
  // A timer of the user's can be one that Node made for them: socket.setTimeout emits 'timeout', and nothing else.
  const isOurs =
    operation.kind === 'timer' && (isBare(fold, operation) || listener?.event === 'timeout')
  if (operation.primary && !isOurs) return null
  if (listener === undefined) return onlyListenerOf(operation, callback)
  const { event, file, line } = listener
  const label = event === null ? `${kindOf(operation)}listener` : `'${event}' listener`
  const place = line === null ? NOWHERE : sourcePlaceOf({ file, line })
  return { label, event, calls: 'listener', ...place }
}

function kindOf({ resource }: DraftOperation): string {
  return resource === 'SIGNALWRAP' ? 'signal ' : ''
}

/**
 * What threw before anything was seen of it. A server's handle calls `onconnection` (lib/net.js) alone, and that emits
 * 'connection'.
 */
function onlyListenerOf(
  { resource }: DraftOperation,
  { kind, user }: DraftCallback,
): CallbackName | null {
  const isServer = resource === 'TCPSERVERWRAP' || resource === 'PIPESERVERWRAP'
  if (!isServer || !user || kind !== 'macrotask') return null
  return { label: "'connection' listener", event: 'connection', calls: 'listener', ...NOWHERE }
}

function callsOf(
  fold: Fold,
  operation: DraftOperation,
  { user, listener }: DraftCallback,
  label: string,
): Callback['calls'] {
  if (operation.primary) return isBare(fold, operation) ? 'nothing' : 'function'
  if (operation.kind === 'promise' || operation.kind === 'microtask') return 'function'
  if (TAKES_NO_FUNCTION.test(label)) return 'unknown'
  // What Node put there itself, on the way to a call or for none: it may call a function of the user's, or lead to one.
  if (operation.kind === 'immediate' || isUnasked(operation, label)) return 'unknown'
  // What was seen of it says nothing of whom Node called: an error that no one caught.
  const isEmitter =
    operation.kind === 'handle' || operation.kind === 'nextTick' || isStreams(operation)
  return isEmitter && user && listener === undefined ? 'unknown' : 'function'
}

/** A nextTick of Node's own: of no call that has a name. */
function isUnasked({ kind }: DraftOperation, label: string): boolean {
  return kind === 'nextTick' && label === 'nextTick'
}

/** A request of a stream: its end emits an event before it calls what the user may have passed ('connect', 'finish'). */
function isStreams({ resource }: DraftOperation): boolean {
  return resourceKind(resource) === 'streamRequest'
}

/** A timer of the user's that calls no function of theirs. */
function isBare({ sites }: Fold, { kind, site }: DraftOperation): boolean {
  const api = sites[site ?? -1]?.api ?? null
  return kind === 'timer' && (api === 'timeout' || isPromisesTimer(api))
}

/** Calls that are given no function, or none that is called back once: constructors, makers of streams, the like. */
const TAKES_NO_FUNCTION =
  /^(?:[A-Z]\w*|create(?!Server|Connection)\w*|abort|addListener|cork|destroy|debug|disconnect|done|emit|emitWarning|error|info|kill|log|next|on|once|pause|pipe|prependListener|push|read|resetAndDestroy|resume|uncork|unpipe|unshift|warn)$/
