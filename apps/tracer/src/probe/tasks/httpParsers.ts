import { hearDestroys, hearsDestroys } from '../clock/destroyCount.ts'
import { impersonate } from '../hide/impersonate.ts'
import { binding } from '../internals.ts'
import { apply, defineProperty, ownDescriptor, uncurryThis } from '../primordials.ts'

type Free = (this: object, ...args: never[]) => unknown
type Parsers = { readonly HTTPParser: { readonly prototype: { getAsyncId: () => number } } }

let watched = false

/**
 * JavaScript frees the parser of a message (freeParser in lib/_http_common.js), and native code then tells of its end, by a
 * native immediate: see `hearDestroys`. So no one listens while one is freed, and `freed` hears of it from here. Called
 * when the first parser begins: a snippet without HTTP does not pay for it.
 */
export function watchHttpParsers(freed: (asyncId: number) => void): void {
  if (watched) return
  watched = true
  const { prototype } = binding<Parsers>('http_parser').HTTPParser
  const own = ownDescriptor(prototype, 'free')
  if (typeof own?.value !== 'function') return
  const original = own.value as Free
  const getAsyncId = uncurryThis(prototype.getAsyncId)
  const quiet = {
    free(this: object, ...args: never[]): unknown {
      const heard = hearsDestroys()
      if (!heard) return apply(original, this, args)
      freed(getAsyncId(this as Parsers['HTTPParser']['prototype']))
      hearDestroys(false)
      try {
        return apply(original, this, args)
      } finally {
        hearDestroys(true)
      }
    },
  }
  defineProperty(prototype, 'free', { ...own, value: impersonate(quiet.free, original) })
}
