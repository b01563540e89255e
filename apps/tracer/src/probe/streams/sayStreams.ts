import { ROWS } from '../../rows/contract/rowTable.ts'
import { STREAM_FACTS, STREAM_WAITERS } from '../../rows/contract/rowWords.ts'
import { isArray, MapClass, mapGet, mapSet } from '../primordials.ts'
import { row, textId } from '../rowWriter.ts'
import { className } from '../tasks/className.ts'
import { heldObject } from '../tasks/weakHold.ts'
import { hasFailed, isTransform, readableSide, type Side, writableSide } from './streamFacts.ts'
import { askedFunctions } from './streamFunctions.ts'
import { forUsersListeners, hasListener, isAwaited } from './streamListeners.ts'
import { forSeenStreams } from './streamsSeen.ts'
import { forStreamCalls } from './streamWaits.ts'

const BY = {
  pipeline: STREAM_WAITERS.indexOf('pipeline'),
  finished: STREAM_WAITERS.indexOf('finished'),
}
const BITS = {} as Record<(typeof STREAM_FACTS)[number], number>
for (const [i, fact] of STREAM_FACTS.entries()) BITS[fact] = 1 << i

/** Writes what the snippet's streams are at that are not over: the loop has died, and nothing moves them any more. */
export function sayStreams(): void {
  const numbers = new MapClass<object, number>()
  let count = 0
  forSeenStreams((stream, site) => {
    if (!isUnfinished(stream) || (site < 0 && !isListenedTo(stream))) return
    mapSet(numbers, stream, count)
    sayStream(stream, count++, site)
  })
  forSeenStreams((stream) => {
    const number = mapGet(numbers, stream) as number | undefined
    if (number !== undefined) sayPipes(stream, number, numbers)
  })
  sayCalls(numbers)
}

/** Writes which of the snippet's streams still have data to write: process.exit() was called. */
export function sayUnwritten(): void {
  let count = 0
  forSeenStreams((stream, site) => {
    const writable = site < 0 || hasFailed(stream) ? null : writableSide(stream)
    if (writable === null || writable.is('destroyed') || writable.size('length') === 0) return
    row(ROWS.stream, count++, textId(className(stream)), factsOf(stream), 0, site)
  })
}

/** Whether the snippet waits for one of its events. */
function isListenedTo(stream: object): boolean {
  let found = false
  const find = (): void => {
    found = true
  }
  forUsersListeners(stream, 'end', find)
  forUsersListeners(stream, 'finish', find)
  return found
}

/** Not over, or with a listener for what a stream of its kind never emits. */
function isUnfinished(stream: object): boolean {
  const readable = readableSide(stream)
  const writable = writableSide(stream)
  if (hasFailed(stream)) return false
  if (readable === null ? hasListener(stream, 'end') : !readable.is('endEmitted')) return true
  return writable === null ? hasListener(stream, 'finish') : !writable.is('finished')
}

function sayStream(stream: object, number: number, site: number): void {
  const readable = readableSide(stream)
  const buffered = readable === null ? 0 : readable.size('length')
  row(ROWS.stream, number, textId(className(stream)), factsOf(stream), buffered, site)
  sayListeners(stream, number)
  if (isAwaited(stream)) row(ROWS.streamAwait, number)
  askedFunctions(stream, (name, { line, column }) => {
    row(ROWS.streamFunction, number, textId(name), line, column)
  })
}

function factsOf(stream: object): number {
  return readFacts(readableSide(stream)) | writeFacts(writableSide(stream), stream)
}

function readFacts(side: Side | null): number {
  if (side === null) return 0
  let bits = BITS.readable
  if (side.is('endEmitted')) bits |= BITS.endEmitted
  if (side.is('destroyed')) bits |= BITS.destroyed
  if (side.is('ended')) bits |= BITS.ended
  if (side.is('reading')) bits |= BITS.reading
  if (side.size('length') >= side.size('highWaterMark')) bits |= BITS.full
  if (side.is('readableListening') || hasPipes(side.value('pipes'))) return bits
  const flowing = side.value('flowing')
  if (flowing === null) bits |= BITS.unread
  return flowing === false ? bits | BITS.paused : bits
}

function writeFacts(side: Side | null, stream: object): number {
  if (side === null) return 0
  let bits = BITS.writable
  if (side.is('finished')) bits |= BITS.finished
  if (side.is('destroyed')) bits |= BITS.destroyed
  if (side.is('ending')) bits |= BITS.ending
  if (side.is('writing')) bits |= BITS.writing
  if (side.size('corked') > 0) bits |= BITS.corked
  if (isTransform(stream)) bits |= BITS.transforms
  return hasListener(stream, 'unpipe') ? bits | BITS.pipedInto : bits
}

/** One stream up to Node 12, and null for none; a list of them where there are more, and from Node 14 on. */
function hasPipes(pipes: unknown): boolean {
  return isArray(pipes) ? pipes.length > 0 : typeof pipes === 'object' && pipes !== null
}

/** Those whose event has not come. */
function sayListeners(stream: object, number: number): void {
  const readable = readableSide(stream)
  const writable = writableSide(stream)
  const say = (event: string): void =>
    forUsersListeners(stream, event, ({ line, column }) => {
      row(ROWS.streamListener, number, textId(event), line, column)
    })
  if (readable === null || !readable.is('endEmitted')) say('end')
  if (writable === null || !writable.is('finished')) say('finish')
  const destroyed = readable?.is('destroyed') === true || writable?.is('destroyed') === true
  if (!destroyed) say('close')
}

function sayPipes(stream: object, number: number, numbers: Map<object, number>): void {
  const pipes = readableSide(stream)?.value('pipes')
  const say = (to: unknown): void => {
    const other = mapGet(numbers, to as object) as number | undefined
    if (other !== undefined) row(ROWS.streamPipe, number, other)
  }
  if (!isArray(pipes)) say(pipes)
  else for (let i = 0; i < pipes.length; i++) say(pipes[i])
}

/** A row per stream of a call; one without a stream where the first that it was given is none that is told. */
function sayCalls(numbers: Map<object, number>): void {
  let number = 0
  forStreamCalls(({ by, site, given }) => {
    for (let i = 0; i < given.length; i++) {
      const held = given[i]
      const stream = held === null || held === undefined ? undefined : heldObject(held)
      const told =
        stream === undefined ? undefined : (mapGet(numbers, stream) as number | undefined)
      if (told === undefined && i > 0) continue
      row(ROWS.streamCall, told ?? -1, BY[by], number, site)
    }
    number++
  })
}
