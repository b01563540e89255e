import { nodeMajor } from '../internals.ts'
import { apply, ownDescriptor } from '../primordials.ts'

/** What a stream says of itself, read without calling anything of the snippet's. */
type Getters = Record<string, (() => unknown) | undefined>
type WithState = { ReadableState?: { prototype: object }; WritableState?: { prototype: object } }

let readableGetters: Getters = Object.create(null) as Getters
let writableGetters: Getters = readableGetters
/** Where a Transform keeps the callback that waits for room in its read buffer: from Node 15 on. */
let heldCallback: symbol | undefined
/** And what it keeps instead up to Node 14. */
let transformState: string | symbol = '_transformState'

/**
 * Learns how this Node keeps the state of streams. Not before the heap's flag is back (heapFlag.ts): an import at the top
 * of this file would make Node compile eighteen modules that it has in its code cache.
 */
export function learnStreams(): void {
  const { Readable, Transform, Writable } = require('stream') as typeof import('stream')
  readableGetters = gettersOf((Readable as unknown as WithState).ReadableState?.prototype)
  writableGetters = gettersOf((Writable as unknown as WithState).WritableState?.prototype)
  const symbols = Object.getOwnPropertySymbols(new Transform())
  const named = (name: string): symbol | undefined =>
    symbols.find((each) => String(each) === `Symbol(${name})`)
  heldCallback = named('kCallback')
  transformState = named('kTransformState') ?? '_transformState'
}

/** From Node 18 on most of a state is bits behind accessors of its prototype. */
function gettersOf(prototype: object | undefined): Getters {
  const getters = Object.create(null) as Getters
  if (prototype === undefined) return getters
  for (const name of Object.getOwnPropertyNames(prototype))
    getters[name] = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return getters
}

/** The value of an own data property; undefined where there is none. */
export function ownValue(object: unknown, name: string | symbol): unknown {
  return typeof object === 'object' && object !== null
    ? ownDescriptor(object, name)?.value
    : undefined
}

function field(state: object, name: string, getters: Getters): unknown {
  const own = ownDescriptor(state, name)
  if (own !== undefined) return own.value
  const get = getters[name]
  return get === undefined ? undefined : apply(get, state, [])
}

/** A side of a stream: its own state, read by `is('ended')`; null where the stream has no such side. */
export type Side = {
  readonly value: (name: string) => unknown
  readonly is: (name: string) => boolean
  readonly size: (name: string) => number
}

export function readableSide(stream: object): Side | null {
  return sideOf(ownValue(stream, '_readableState'), readableGetters)
}

export function writableSide(stream: object): Side | null {
  return sideOf(ownValue(stream, '_writableState'), writableGetters)
}

function sideOf(state: unknown, getters: Getters): Side | null {
  if (typeof state !== 'object' || state === null) return null
  const value = (name: string): unknown => field(state, name, getters)
  return {
    value,
    is: (name) => value(name) === true,
    size: (name) => {
      const size = value(name)
      return typeof size === 'number' ? size : 0
    },
  }
}

/** Whether a Transform's function has been called and has not called back, as opposed to waiting for a reader. */
export function isTransforming(stream: object, writable: Side): boolean {
  if (heldCallback !== undefined)
    return writable.is('writing') && ownValue(stream, heldCallback) === null
  return ownValue(ownValue(stream, transformState), 'transforming') === true
}

/** Whether the class of a stream is one that transforms: what is written to it is read from it. */
export function isTransform(stream: object): boolean {
  return ownDescriptor(stream, heldCallback ?? transformState) !== undefined
}

/** Whether a stream was made to fail, by itself or by whoever destroyed it. */
export function hasFailed(stream: object): boolean {
  // What zlib's streams say up to Node 12.
  if (ownValue(stream, '_hadError') === true) return true
  return sideFailed(readableSide(stream)) || sideFailed(writableSide(stream))
}

/** A Readable of Node 10 and 12 does not tell it from `destroy()`. */
function sideFailed(side: Side | null): boolean {
  if (side === null) return false
  if (nodeMajor < 14 && side.is('destroyed') && side.value('endEmitted') === false) return true
  const errored = side.value('errored')
  return side.is('errorEmitted') || (errored !== undefined && errored !== null && errored !== false)
}
