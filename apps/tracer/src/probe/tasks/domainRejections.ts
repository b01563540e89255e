import { EventEmitter } from 'events'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { nodeMajor } from '../internals.ts'
import { defineProperty, descriptor, ownDescriptor, uncurryThis } from '../primordials.ts'
import { takeFrames } from '../stacks/takeFrames.ts'
import { whenLoaded } from '../whenLoaded.ts'

type Emit = (this: object, ...args: unknown[]) => unknown
type DomainModule = { Domain: { prototype: object } }

const PROMISES = 'node:internal/process/promises'
const FIELD = { configurable: true, enumerable: false }
const listenerCount = uncurryThis(EventEmitter.prototype.listenerCount as (name: string) => number)

/**
 * Calls `note` when a rejection that no one handles goes to the domain in which its promise was made: from Node 16 on Node
 * emits 'error' there and never 'unhandledRejection' (lib/internal/process/promises.js). `listened`: its listeners have returned.
 */
export function watchDomains(note: (reason: unknown) => void, listened: () => void): void {
  if (nodeMajor < 16) return
  const watched = {
    emit(this: object, ...args: unknown[]): unknown {
      const emit = inherited() as Emit
      if (listenerCount(this, 'error') === 0) return applyWithRoom(2, emit, this, args)
      note(args[1])
      const result = applyWithRoom(2, emit, this, args)
      listened()
      return result
    },
  }
  // A trap, for whoever compares a domain's `emit` with that of every emitter.
  const trap = {
    get: () => (isAskedByPromises(trap.get) ? watched.emit : inherited()),
    set(this: object, value: unknown): void {
      defineProperty(
        this,
        'emit',
        descriptor({ ...FIELD, enumerable: true, writable: true, value }),
      )
    },
  }
  whenLoaded<DomainModule>('domain', ({ Domain: { prototype } }) => {
    defineProperty(prototype, 'emit', descriptor({ ...FIELD, get: trap.get, set: trap.set }))
  })
}

/** The module itself puts another function there, and a snippet may as well. */
function inherited(): unknown {
  return ownDescriptor(EventEmitter.prototype, 'emit')?.value
}

function isAskedByPromises(below: () => unknown): boolean {
  const trace = takeFrames(below, 1)
  return trace?.[0]?.getFileName() === PROMISES
}
