import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { nodeMajor } from '../internals.ts'
import { mapDelete, mapGet, mapSet, prototypeOf } from '../primordials.ts'
import { recording } from '../rowWriter.ts'
import { executionId } from '../stacks/executionStack.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import type { Hook } from '../stacks/takeFrames.ts'
import { whenLoaded } from '../whenLoaded.ts'
import { dataOf } from './dataOf.ts'
import {
  COMPLETED,
  connectionOf,
  ENDED,
  INCOMING,
  type Message,
  messageOf,
  newRequest,
  OUTGOING,
  propertyOf,
  RESPONDED,
  SENT,
  sayMoment,
  sayRequest,
} from './requests.ts'
import { type Held, heldObject, hold } from './weakHold.ts'

/**
 * The requests of http and https. An answer and a request are emitters, so `EventEmitter.init` sees each as it is made; what
 * they are about is read from the objects that Node keeps for their parser. `OutgoingMessage.prototype.end` alone has a
 * impersonator. Nothing is done before http is loaded.
 */
type Outgoing = { end: (...args: unknown[]) => unknown }
type Class<T = object> = { prototype: T }
type Http = { ServerResponse: Class; ClientRequest: Class; OutgoingMessage: Class<Outgoing> }

let answers: object | null = null
let calls: object | null = null
/** What reads the messages of a connection: Node's resource for it, by its asyncId. */
const parsers = new Map<number, Held>()
/** Requests of the snippet's whose answer is read by that parser. */
const asked = new Map<number, Message>()
/** The parser that has begun last: its request and that one's connection are known when the callback ends. 0: none. */
let begun = 0
const look = newLook()

/** Sees http when it is loaded. Node 10 does not tell: there it is when the first parser begins. */
export function armHttpRequests(): void {
  if (nodeMajor < 12) return
  whenLoaded<Pick<Http, 'ServerResponse'>>('_http_server', ({ ServerResponse }) => {
    answers = ServerResponse.prototype
  })
  whenLoaded<Pick<Http, 'ClientRequest'>>('_http_client', ({ ClientRequest }) => {
    calls = ClientRequest.prototype
  })
  whenLoaded<Pick<Http, 'OutgoingMessage'>>('_http_outgoing', watchEnd)
}

function watchEnd({ OutgoingMessage }: Pick<Http, 'OutgoingMessage'>): void {
  const { prototype } = OutgoingMessage
  const { end } = prototype
  const watched = {
    end(this: object, ...args: unknown[]): unknown {
      const message = messageOf(this)
      const was = message === undefined || dataOf(this, 'finished') === true
      const result = applyWithRoom(2, end, this, args)
      if (!was && dataOf(this, 'finished') === true) noteEnd(this, message as Message)
      return result
    },
  }
  prototype.end = impersonate(watched.end, end)
}

/** An emitter begins: an answer of a server's, made when a request's head has been read, or a request of the snippet's. */
export function noteHttpMessage(emitter: object, below: Hook): void {
  if ((answers === null && calls === null) || !recording()) return
  const kind = kindOf(emitter)
  if (kind === null) return
  if (kind === calls) {
    sayRequest(newRequest(emitter), OUTGOING, 0, 0, '', captureSite(below, look))
    return
  }
  const asyncId = executionId()
  const parser = parserOf(asyncId)
  const incoming = dataOf(parser, 'incoming')
  if (incoming === undefined || incoming === null) return
  const target = targetOf(incoming, 'url')
  const connection = connectionOf(dataOf(incoming, 'socket') ?? dataOf(parser, 'socket'))
  sayRequest(newRequest(emitter), INCOMING, asyncId, connection, target, -1)
}

/** A parser begins, or begins anew: a server's for one connection, a client's for one request. */
export function noteParser(asyncId: number, resource: object): void {
  if (nodeMajor < 12 && answers === null) {
    const http = require('http') as unknown as Http
    answers = http.ServerResponse.prototype
    calls = http.ClientRequest.prototype
    watchEnd(http)
  }
  mapSet(parsers, asyncId, hold(resource))
  begun = asyncId
}

export function forgetParser(asyncId: number): void {
  if (answers === null && calls === null) return
  mapDelete(parsers, asyncId)
  mapDelete(asked, asyncId)
}

/** A callback of this id returns: what its parser has read by now. */
export function noteMessages(asyncId: number): void {
  if (calls === null) return
  if (begun !== 0) {
    const last = begun
    begun = 0
    noteMessages(last)
  }
  const held = mapGet(parsers, asyncId) as Held | undefined
  if (held === undefined) return
  const resource = heldObject(held)
  const request = dataOf(resource, 'req') ?? dataOf(resource, 'outgoing')
  noteSent(asyncId, request)
  const message = mapGet(asked, asyncId) as Message | undefined
  const response = dataOf(request, 'res')
  if (message === undefined || response === undefined || response === null) return
  if (!message.responded) {
    message.responded = true
    sayMoment(message, RESPONDED, statusOf(response), asyncId, 0, '')
  }
  if (dataOf(response, 'complete') === true) {
    mapDelete(asked, asyncId)
    sayMoment(message, COMPLETED, 0, asyncId, 0, '')
  }
}

function noteSent(asyncId: number, request: unknown): void {
  if (typeof request !== 'object' || request === null) return
  if (mapGet(asked, asyncId) !== undefined) return
  const message = messageOf(request) ?? (nodeMajor < 12 ? unseen(request) : undefined)
  if (message === undefined || message.sent === asyncId) return
  message.sent = asyncId
  mapSet(asked, asyncId, message)
  const connection = connectionOf(propertyOf(request, 'socket'))
  sayMoment(message, SENT, 0, asyncId, connection, targetOf(request, 'path'))
}

/** Node 10: a request that was made before http was known to be there. */
function unseen(request: object): Message {
  const message = newRequest(request)
  sayRequest(message, OUTGOING, 0, 0, '', -1)
  return message
}

function noteEnd(outgoing: object, message: Message): void {
  const isAnswer = kindOf(outgoing) === answers
  const target = isAnswer ? '' : targetOf(outgoing, 'path')
  sayMoment(message, ENDED, isAnswer ? statusOf(outgoing) : 0, 0, 0, target)
}

/** `answers` or `calls`, by its class or one that a framework has put above it; null: another emitter. */
function kindOf(emitter: object): object | null {
  let prototype = prototypeOf(emitter)
  for (let i = 0; i < MOST_CLASSES && prototype !== null; i++) {
    if (prototype === answers || prototype === calls) return prototype
    prototype = prototypeOf(prototype)
  }
  return null
}

const MOST_CLASSES = 5

/** The parser itself: Node's resource for it on Node 10, later what the socket has. */
function parserOf(asyncId: number): unknown {
  const held = mapGet(parsers, asyncId) as Held | undefined
  const resource = held === undefined ? undefined : heldObject(held)
  return dataOf(resource, 'incoming') === undefined
    ? dataOf(dataOf(resource, 'socket'), 'parser')
    : resource
}

/** "GET /slow", "GET localhost/slow" where it is said for whom. */
function targetOf(message: unknown, name: 'url' | 'path'): string {
  const method = dataOf(message, 'method')
  const target = propertyOf(message, name)
  const host = dataOf(message, 'host')
  if (typeof method !== 'string' || typeof target !== 'string') return ''
  return `${method} ${name === 'path' && typeof host === 'string' ? host : ''}${target}`
}

function statusOf(message: unknown): number {
  const status = dataOf(message, 'statusCode')
  return typeof status === 'number' ? status : 0
}
