import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { defineProperty, descriptor, ownDescriptor } from '../primordials.ts'

type Method = (this: never, ...args: unknown[]) => unknown
type NoteWrite = (fd: 1 | 2, args: unknown[]) => void
type PublicName = 'writeFileSync' | 'writevSync'

/** The call of a public function that is on its way to native code; null when there is none. */
let passing: unknown[] | null = null

/**
 * Watches a native function of the fs binding that throws its errors itself (Node >= 20). Node prints the line of the
 * innermost frame at that moment, so no function of the recorder's may have called it: `publicName` of fs, from which the
 * call comes, has an impersonator that keeps the arguments, and reading the binding's property is the moment of the write.
 * What else calls it, asynchronously, gets `watched`.
 */
export function watchThrowing(
  binding: object,
  name: string,
  publicName: PublicName,
  watched: Method,
  noteWrite: NoteWrite,
): void {
  const own = ownDescriptor(binding, name)
  const native: unknown = own?.value
  const trap = {
    get(): unknown {
      if (passing === null) return watched
      const args = passing
      passing = null
      const fd = args[0]
      if (fd === 1 || fd === 2) noteWrite(fd, args)
      return native
    },
  }
  const { configurable = true, enumerable = true } = own ?? {}
  defineProperty(binding, name, descriptor({ configurable, enumerable, get: trap.get }))
  keepArguments(publicName)
}

function keepArguments(name: PublicName): void {
  const fs = require('fs') as Record<PublicName, Method>
  const original = fs[name]
  const impersonator = {
    kept(this: unknown, ...args: unknown[]): unknown {
      passing = args
      try {
        return applyWithRoom(2, original, this, args)
      } finally {
        passing = null
      }
    },
  }
  const own = ownDescriptor(fs, name)
  defineProperty(fs, name, descriptor({ ...own, value: impersonate(impersonator.kept, original) }))
}
