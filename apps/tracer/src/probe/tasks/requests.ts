import { ROWS } from '../../rows/contract/rowTable.ts'
import { REQUEST_MOMENTS, REQUEST_SIDES } from '../../rows/contract/rowWords.ts'
import { weakGet, weakSet } from '../primordials.ts'
import { writeText } from '../rowBuffer.ts'
import { recording, row } from '../rowWriter.ts'
import { drainSettled } from './settling.ts'

/** HTTP requests that were seen, numbered, and the rows that tell of them. */
export type Message = {
  readonly request: number
  /** asyncId of what reads its answer, once it has been given a connection; 0 before. */
  sent: number
  responded: boolean
}

export const INCOMING = REQUEST_SIDES.indexOf('incoming')
export const OUTGOING = REQUEST_SIDES.indexOf('outgoing')
export const FETCH = REQUEST_SIDES.indexOf('fetch')
export const ENDED = REQUEST_MOMENTS.indexOf('ended')
export const SENT = REQUEST_MOMENTS.indexOf('sent')
export const RESPONDED = REQUEST_MOMENTS.indexOf('responded')
export const COMPLETED = REQUEST_MOMENTS.indexOf('completed')
export const FAILED = REQUEST_MOMENTS.indexOf('failed')

let count = 0
const messages = new WeakMap<object, Message>()

/** Numbers the request that this object of Node's stands for: the answer to an incoming one, else the request itself. */
export function newRequest(object: object): Message {
  const message = { request: count++, sent: 0, responded: false }
  weakSet(messages, object, message)
  return message
}

export function messageOf(object: object): Message | undefined {
  return weakGet(messages, object) as Message | undefined
}

/** `target`: '' where it is not known yet. `asyncId`, `connection`: 0 where not. `site`: -1 where none. */
export function sayRequest(
  { request }: Message,
  side: number,
  asyncId: number,
  connection: number,
  target: string,
  site: number,
): void {
  if (!recording()) return
  drainSettled()
  writeText(0, target)
  row(ROWS.request, request, side, asyncId, connection, site)
}

export function sayMoment(
  { request }: Message,
  moment: number,
  status: number,
  asyncId: number,
  connection: number,
  target: string,
): void {
  if (!recording()) return
  drainSettled()
  if (target !== '') writeText(0, target)
  row(ROWS.requestMoment, request, moment, status, asyncId, connection)
}

/** asyncId of a socket's handle; 0 where it has none (any more). */
export function connectionOf(socket: unknown): number {
  const handle = propertyOf(socket, '_handle')
  if (typeof propertyOf(handle, 'getAsyncId') !== 'function') return 0
  const asyncId: unknown = (handle as { getAsyncId: () => unknown }).getAsyncId()
  return typeof asyncId === 'number' ? asyncId : 0
}

/** A property that Node's own classes give from behind a symbol. What the snippet may have put in its place must not end it. */
export function propertyOf(object: unknown, name: string): unknown {
  try {
    return typeof object === 'object' && object !== null
      ? (object as Record<string, unknown>)[name]
      : undefined
  } catch (_snippets) {
    return undefined
  }
}
