import { EventEmitter } from 'events'
import { types } from 'util'
import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { nodeMajor } from '../internals.ts'
import { apply, hasOwn, ownDescriptor } from '../primordials.ts'
import { recording } from '../rowWriter.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import { noteHttpMessage } from '../tasks/httpRequests.ts'
import { type Held, heldObject, hold } from '../tasks/weakHold.ts'
import { learnStreams } from './streamFacts.ts'

/**
 * The first streams that are made, and where the snippet does so (-1: Node made them, as a server its sockets). Streams that wait for ever keep nothing alive and call no one back,
 * so what they wait for can only be read from themselves, when the loop has died (`sayStreams.ts`).
 */
type SeenStream = { readonly stream: Held; readonly site: number }

/** So many are looked at: programs that end in silence are small, and a server makes streams for ever. */
const MOST = 200
/** Full from the start, as all lists of the recorder's: writing to a hole may call a setter of the snippet's. */
const seen: (SeenStream | null)[] = new Array(MOST).fill(null)
let count = 0
let looked = 0
/** The first emitters that are no streams. */
const emitters: (Held | null)[] = new Array(MOST).fill(null)
let others = 0

const { isProxy } = types
const look = newLook()
type Init = (this: object, ...args: unknown[]) => unknown

/** Every emitter is begun by EventEmitter.init, which a domain replaces too; a stream has its state by then. */
export function armStreams(): void {
  learnStreams()
  const owner = EventEmitter as unknown as { init: Init }
  const { init } = owner
  const watched = {
    init(this: object, ...args: unknown[]): unknown {
      if ((looked < MOST || others < MOST) && recording()) note(this, watched.init)
      noteHttpMessage(this, watched.init)
      // Only its options can be refused.
      return args[0] === undefined ? apply(init, this, args) : applyWithRoom(2, init, this, args)
    },
  }
  owner.init = impersonate(watched.init, init)
}

function note(emitter: object, below: (...args: never[]) => unknown): void {
  if (isProxy(emitter)) return
  if (!isStream(emitter)) {
    if (others < MOST) emitters[others++] = hold(emitter)
    return
  }
  if (looked >= MOST) return
  const before = count === 0 ? null : (seen[count - 1] as SeenStream)
  // Up to Node 18 a Duplex is begun twice.
  if (nodeMajor < 20 && before !== null && heldObject(before.stream) === emitter) return
  looked++
  const site = captureSite(below, look)
  seen[count++] = { stream: hold(emitter), site }
}

/** By its own state, which every stream of Node's classes has. */
function isStream(object: object): boolean {
  return hasOwn(object, '_readableState') || hasOwn(object, '_writableState')
}

/** The streams that are still there, in the order of their making; `site` -1: Node made it. */
export function forSeenStreams(see: (stream: object, site: number) => void): void {
  for (let i = 0; i < count; i++) {
    const { stream, site } = seen[i] as SeenStream
    const object = heldObject(stream)
    if (object !== undefined && !isStandard(object)) see(object, site)
  }
}

/** The first emitters that are no streams, Node's own included, as far as they are still there. */
export function forSeenEmitters(see: (emitter: object) => void): void {
  for (let i = 0; i < others; i++) {
    const object = heldObject(emitters[i] as Held)
    if (object !== undefined) see(object)
  }
}

/** Those of the process itself, which Node makes when they are first asked for. */
function isStandard(stream: object): boolean {
  const fd: unknown = ownDescriptor(stream, 'fd')?.value
  return fd === 0 || fd === 1 || fd === 2
}
