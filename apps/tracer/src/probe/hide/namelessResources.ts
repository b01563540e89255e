import { type AsyncWrapBinding, binding, nodeMajor } from '../internals.ts'
import {
  apply,
  construct,
  defineProperties,
  defineProperty,
  descriptor,
  ownDescriptor,
  ownDescriptors,
} from '../primordials.ts'
import { whenLoaded } from '../whenLoaded.ts'
import { showSourceOf } from './impersonate.ts'
import { applyWithRoom } from './impersonatorStacks.ts'

type Resource = { asyncId: () => number; triggerAsyncId: () => number }
type ResourceClass = { new (...args: unknown[]): Resource; readonly prototype: Resource }
type Init = (asyncId: number, type: string, triggerAsyncId: number, resource: object) => void

const { async_hook_fields: fields, constants } = binding<AsyncWrapBinding>('async_wrap')
const kInit = constants['kInit'] as number

/**
 * `new AsyncResource('')` throws ERR_ASYNC_TYPE where there is a hook for init, and without one only on Node 10
 * (lib/async_hooks.js). While one is made the recorder's own hook does not count; it is told of it afterwards, by the name
 * of the class.
 */
export function letResourcesBeNameless(init: Init): void {
  if (nodeMajor < 12) return
  whenLoaded<Record<string, unknown>>('async_hooks', (exported) => {
    const original = exported['AsyncResource'] as ResourceClass
    const value = standIn(original, (args, made) => {
      const called = [original, args, made]
      if (args[0] !== '' || fields[kInit] !== 1)
        return applyWithRoom(3, construct, undefined, called) as Resource
      const resource = unheard(() => applyWithRoom(5, construct, undefined, called) as Resource)
      const { asyncId, triggerAsyncId } = original.prototype
      const trigger = apply(triggerAsyncId, resource, []) as number
      init(apply(asyncId, resource, []) as number, 'AsyncResource', trigger, resource)
      return resource
    })
    const property = ownDescriptor(exported, 'AsyncResource')
    defineProperty(exported, 'AsyncResource', descriptor({ ...property, value }))
  })
}

function unheard(make: () => Resource): Resource {
  fields[kInit] = 0
  try {
    return make()
  } finally {
    fields[kInit] = (fields[kInit] as number) + 1
  }
}

/** A class of the same looks whose instances `make` makes. A proxy would be called one by util.inspect of Node 26. */
function standIn(
  original: ResourceClass,
  make: (args: unknown[], made: unknown) => Resource,
): object {
  // Its name is what its caller has called, by the stack.
  const StandIn = class AsyncResource {
    constructor(...args: unknown[]) {
      // biome-ignore lint/correctness/noConstructorReturn: the instance is Node's own
      return make(args, new.target)
    }
  }
  const { constructor: _own, ...methods } = ownDescriptors(original.prototype)
  defineProperties(StandIn.prototype, methods)
  const { prototype: _fixed, ...statics } = ownDescriptors(original)
  defineProperties(StandIn, statics)
  showSourceOf(StandIn, original)
  return StandIn
}
