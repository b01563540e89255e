import { types } from 'util'
import { ownDescriptor, prototypeOf } from '../primordials.ts'

const { isProxy } = types

/** What made it: "DOMException", whose name is an accessor; 'object' where no class did. */
export function className(thrown: object): string {
  const made = isProxy(thrown) ? undefined : constructorOf(thrown)
  const name = typeof made === 'function' && !isProxy(made) ? dataText(made, 'name') : null
  return name === null || name === '' || name === 'Object' ? typeof thrown : name
}

/** What a data property of its prototype says that made it. */
export function constructorOf(thrown: object): unknown {
  const prototype = prototypeOf(thrown)
  if (prototype === null || isProxy(prototype)) return undefined
  return ownDescriptor(prototype, 'constructor')?.value
}

/** A data property of the object or of what it inherits from; a Proxy's traps are not worth the risk. */
export function dataText(object: object, name: string): string | null {
  if (isProxy(object)) return null
  let owner: object | null = object
  while (owner !== null && !isProxy(owner)) {
    const descriptor = ownDescriptor(owner, name)
    if (descriptor !== undefined)
      return typeof descriptor.value === 'string' ? descriptor.value : null
    owner = prototypeOf(owner)
  }
  return null
}
