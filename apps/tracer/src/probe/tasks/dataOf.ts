import { ownDescriptor } from '../primordials.ts'

/** The value of an own data property; undefined where it is none. Calls nothing of the snippet's. */
export function dataOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null
    ? ownDescriptor(object, name)?.value
    : undefined
}
