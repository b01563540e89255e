import { binding } from './internals.ts'

/**
 * Built-ins as they were before the snippet ran. The snippet may replace or poison any of them; an exception in a hook
 * would end its process. Nothing in the recorder calls a method by its name once user code has begun.
 */
const { call } = Function.prototype

/** `uncurryThis(f)(self, ...args)` calls f on self without looking anything up. */
export function uncurryThis<S, A extends unknown[], R>(
  f: (this: S, ...args: A) => R,
): (self: S, ...args: A) => R {
  return call.bind(f) as unknown as (self: S, ...args: A) => R
}

export const apply = Reflect.apply
export const construct = Reflect.construct
export const defineProperty = Object.defineProperty
export const defineProperties = Object.defineProperties
export const prototypeOf = Object.getPrototypeOf as (object: object) => object | null
/** A property descriptor that inherits nothing: the snippet may have put a `get` on Object.prototype. */
export function descriptor(fields: PropertyDescriptor): PropertyDescriptor {
  return assign(createObject(null) as PropertyDescriptor, fields)
}

const { assign, create: createObject } = Object
export const ownDescriptor = Object.getOwnPropertyDescriptor
export const ownNames = Object.getOwnPropertyNames
export const ownDescriptors = Object.getOwnPropertyDescriptors
export const hasOwn = uncurryThis(Object.prototype.hasOwnProperty) as (
  self: object,
  name: string,
) => boolean
export const MapClass = Map
export const isArray = Array.isArray
export const isInteger = Number.isInteger
export const floor = Math.floor
export const trunc = Math.trunc
export const stringify = JSON.stringify
export const toText = String
export const ErrorClass = Error
export const captureStackTrace = Error.captureStackTrace

export const mapGet = uncurryThis(Map.prototype.get)
export const mapSet = uncurryThis(Map.prototype.set)
export const mapDelete = uncurryThis(Map.prototype.delete)
export const setAdd = uncurryThis(Set.prototype.add)
export const setDelete = uncurryThis(Set.prototype.delete)
export const setHas = uncurryThis(Set.prototype.has)
export const weakGet = uncurryThis(WeakMap.prototype.get)
export const weakSet = uncurryThis(WeakMap.prototype.set)
export const startsWith = uncurryThis(String.prototype.startsWith)
export const slice = uncurryThis(String.prototype.slice)
export const indexOf = uncurryThis(String.prototype.indexOf)
export const lastIndexOf = uncurryThis(String.prototype.lastIndexOf)
export const byteLength = Buffer.byteLength
type StringWriter = (text: string, offset: number, length: number) => number
type StaticWriter = (bytes: Uint8Array, text: string, offset: number, length: number) => number

/** Node >= 22 made the writers of Buffer.prototype JavaScript that reads lengths; the native ones are one step below. */
function writer(name: 'utf8Write'): StaticWriter {
  const native = binding<Record<string, StaticWriter | undefined>>('buffer')[`${name}Static`]
  if (native !== undefined) return native
  const method = (Buffer.prototype as unknown as Record<string, StringWriter>)[name]
  return uncurryThis(method as (this: Uint8Array, ...args: Parameters<StringWriter>) => number)
}

export const writeUtf8 = writer('utf8Write')

export const bytesSet = uncurryThis(Uint8Array.prototype.set)
export const allocate = Buffer.alloc
/** Looks nothing up that a snippet could have replaced but the global Buffer's own internals. */
export const bytesOf = Buffer.from as (text: string, encoding: BufferEncoding) => Uint8Array
export const Bytes = Uint8Array
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object
/** A typed array's or DataView's own facts, past any property the snippet may have laid over them. */
export const bufferOf = getter<ArrayBuffer>(typedArray, 'buffer')
export const byteOffsetOf = getter<number>(typedArray, 'byteOffset')
export const byteLengthOf = getter<number>(typedArray, 'byteLength')
export const isView = ArrayBuffer.isView

function getter<T>(prototype: object, name: string): (self: object) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return uncurryThis(get as (this: object) => T)
}
