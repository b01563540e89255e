import { hearsDestroys } from '../clock/destroyCount.ts'
import { type AsyncWrapBinding, binding, internalModule } from '../internals.ts'
import { apply, defineProperty, descriptor, ownDescriptor, prototypeOf } from '../primordials.ts'
import { whenLoaded } from '../whenLoaded.ts'
import { impersonate } from './impersonate.ts'

/** How many hooks there are of each kind: Node's own counts, or a copy while it runs hooks, which has no total at first. */
type Counts = { [field: number]: number | undefined }
type Internal = { getHookArrays: () => [object[], Counts] }
type Hook = Record<'enable' | 'disable', () => unknown>
type AsyncHooks = { createHook: (hooks: object) => Hook }

const { async_hook_fields: live, constants } = binding<AsyncWrapBinding>('async_wrap')
const kInit = constants['kInit'] as number
const kBefore = constants['kBefore'] as number
const kAfter = constants['kAfter'] as number
const kDestroy = constants['kDestroy'] as number
const kPromiseResolve = constants['kPromiseResolve'] as number
const kTotals = constants['kTotals'] as number
const kUsesResource = constants['kUsesExecutionAsyncResource'] as number
let armed = false
/** Those that are enabled, the recorder's own included. */
let hooks: object[] | null = null

/**
 * Lets the snippet's own hooks of async_hooks change Node as they would if there were no others. The first that is enabled
 * gives Node its callback trampoline and decides how promises are followed; with the last that is disabled promises lose
 * their ids again (lib/async_hooks.js: enable and disable, which look at the counts that the recorder has raised).
 */
export function armUsersHooks(): void {
  const internal = internalModule<Internal>('internal/async_hooks')
  if (internal === undefined) return
  armed = true
  hooks = internal.getHookArrays()[0]
  whenLoaded<AsyncHooks>('async_hooks', ({ createHook }) => {
    const prototype = prototypeOf(createHook(descriptor({}))) as Hook
    const { enable, disable } = prototype
    const impersonators = {
      enable(this: unknown): unknown {
        return asIfAlone(internal, enable, this)
      },
      disable(this: unknown): unknown {
        return asIfAlone(internal, disable, this)
      },
    }
    replaceMethod(prototype, 'enable', impersonators.enable)
    replaceMethod(prototype, 'disable', impersonators.disable)
  })
}

/**
 * Whether Node's trampoline would call back without the recorder: it does where anybody wants to know of a before or an
 * after, or has asked for the resource (InternalMakeCallback in src/api/callback.cc).
 */
export function trampolineShows(): boolean {
  if (!armed) return true
  return of(live, kBefore) + of(live, kAfter) - 2 + of(live, kUsesResource) > 0
}

/** Whether a hook of the snippet's is enabled. */
export function hasUsersHooks(): boolean {
  return hooks === null || hooks.length > 1
}

function replaceMethod(prototype: Hook, name: keyof Hook, value: () => unknown): void {
  const own = ownDescriptor(prototype, name)
  defineProperty(
    prototype,
    name,
    descriptor({ ...own, value: impersonate(value, prototype[name]) }),
  )
}

function asIfAlone(internal: Internal, method: () => unknown, hook: unknown): unknown {
  const counts = internal.getHookArrays()[1]
  add(live, -1)
  if (counts !== live) add(counts, -1)
  try {
    return apply(method, hook, [])
  } finally {
    add(live, 1)
    if (counts !== live) add(counts, 1)
  }
}

/** The recorder's own hook into the counts, or out of them. */
function add(counts: Counts, by: number): void {
  counts[kInit] = of(counts, kInit) + by
  counts[kBefore] = of(counts, kBefore) + by
  counts[kAfter] = of(counts, kAfter) + by
  if (hearsDestroys()) counts[kDestroy] = of(counts, kDestroy) + by
  if (counts[kTotals] === undefined) return
  counts[kTotals] =
    of(counts, kInit) +
    of(counts, kBefore) +
    of(counts, kAfter) +
    of(counts, kDestroy) +
    of(counts, kPromiseResolve)
}

function of(counts: Counts, field: number): number {
  return counts[field] as number
}
