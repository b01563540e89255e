import type { DraftCallback, DraftOperation, Fold } from './fold.ts'
import { findModuleBody, type Names } from './names.ts'
import { NOWHERE, type SourcePlace, sourcePlaceOf } from './sourcePlace.ts'
import type { Callback } from './timeline.ts'
import type { Visibility } from './visibility.ts'

/** By callback index: what runs, and where its function stands or was handed over. */
export type CallbackNames = readonly (Pick<Callback, 'label' | 'event'> & SourcePlace)[]

export function nameCallbacks(fold: Fold, shown: Visibility, names: Names): CallbackNames {
  const moduleBody = findModuleBody(fold)
  return fold.callbacks.map((callback) => {
    const listener = listenerOf(fold, callback)
    if (listener !== null) return listener
    const { operation } = callback
    const token = operation === null ? null : (shown.token(operation) ?? operation)
    const label = labelOf(fold, callback, callback === moduleBody, names.labels[token ?? -1])
    return { label, event: null, ...(names.places[token ?? -1] ?? NOWHERE) }
  })
}

function labelOf(
  { exit }: Fold,
  { index, kind, queue, operation }: DraftCallback,
  isModuleBody: boolean,
  label = 'callback',
): string {
  if (kind === 'main') return 'main'
  if (kind === 'exit') return index === exit?.callback ? 'exit handlers' : 'beforeExit listeners'
  if (isModuleBody) return 'module body'
  return operation === null ? (queue ?? 'callback') : label
}

/** The listener that was seen in a callback of Node's own; null: none was, or a function that the user passed ran. */
function listenerOf(fold: Fold, callback: DraftCallback): CallbackNames[number] | null {
  const operation = fold.operations[callback.operation ?? -1]
  if (operation === undefined || operation.primary || operation.kind === 'promise') return null
  const { listener } = callback
  if (listener == null) return listener === null ? null : onlyListenerOf(operation, callback)
  const { event, file, line } = listener
  const label = event === null ? `${kindOf(operation)}listener` : `'${event}' listener`
  return { label, event, ...(line === null ? NOWHERE : sourcePlaceOf({ file, line })) }
}

function kindOf({ resource }: DraftOperation): string {
  return resource === 'SIGNALWRAP' ? 'signal ' : ''
}

/**
 * What threw or the like before anything was seen of it. A server's handle calls `onconnection` (lib/net.js) alone, and
 * that emits 'connection'.
 */
function onlyListenerOf(
  { resource }: DraftOperation,
  { kind, user }: DraftCallback,
): CallbackNames[number] | null {
  const isServer = resource === 'TCPSERVERWRAP' || resource === 'PIPESERVERWRAP'
  if (!isServer || !user || kind !== 'macrotask') return null
  return { label: "'connection' listener", event: 'connection', ...NOWHERE }
}
