import { types } from 'util'
import { ownDescriptor, prototypeOf } from '../primordials.ts'
import { placeOfUsers } from '../stacks/usersFunctions.ts'
import { isTransform, isTransforming, readableSide, writableSide } from './streamFacts.ts'

const { isProxy } = types
type Position = { line: number; column: number }

/**
 * Calls `see` for each function of the snippet's that the stream has called and that has not answered: a `write` or
 * `transform` that has not called its callback, a `read` that has pushed nothing since.
 */
export function askedFunctions(stream: object, see: (name: string, place: Position) => void): void {
  const say = (name: string): void => {
    const place = placeOfUsers(method(stream, `_${name}`))
    if (place !== null) see(name, place)
  }
  const readable = readableSide(stream)
  const writable = writableSide(stream)
  const transforms = isTransform(stream)
  if (writable !== null && transforms) {
    if (isTransforming(stream, writable)) say('transform')
    if (isFlushing(stream)) say('flush')
    return
  }
  if (writable?.is('writing') === true) {
    // Which of the two was called is not known where both are the snippet's.
    if (placeOfUsers(method(stream, '_writev')) === null) say('write')
    else if (placeOfUsers(method(stream, '_write')) === null) say('writev')
  }
  if (writable?.is('finalCalled') === true && !writable.is('prefinished')) say('final')
  if (readable?.is('reading') === true && !readable.is('ended')) say('read')
}

/** The end has been asked for, all has been written, and what `flush` does last, ending what is read, has not been done. */
function isFlushing(stream: object): boolean {
  const readable = readableSide(stream)
  const writable = writableSide(stream)
  if (readable === null || writable === null || readable.is('ended')) return false
  return (
    writable.is('ending') &&
    !writable.is('writing') &&
    writable.size('length') === 0 &&
    (writable.is('finalCalled') || writable.is('prefinished'))
  )
}

/** The value of a data property of the stream or of what it inherits from. */
function method(stream: object, name: string): unknown {
  let owner: object | null = stream
  while (owner !== null && !isProxy(owner)) {
    const own = ownDescriptor(owner, name)
    if (own !== undefined) return own.value
    owner = prototypeOf(owner)
  }
  return undefined
}
