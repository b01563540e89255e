import { ownDescriptor, prototypeOf } from '../primordials.ts'

/** `object` itself or the first it inherits from that has a property `name` of its own; null where no one has. */
export function ownerOf<T extends object>(object: T, name: string): T | null {
  let owner: T | null = object
  while (owner !== null && ownDescriptor(owner, name) === undefined)
    owner = prototypeOf(owner) as T | null
  return owner
}
