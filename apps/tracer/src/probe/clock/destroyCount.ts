import { type AsyncWrapBinding, binding } from '../internals.ts'

const { async_hook_fields: fields, constants } = binding<AsyncWrapBinding>('async_wrap')
const kDestroy = constants['kDestroy'] as number
let armed = false
let raised = false

/** Listens by turns from now on: `hearDestroys`. */
export function armDestroyCount(): void {
  armed = true
}

/**
 * JavaScript tells of the end of timers, immediates and nextTicks only while Node counts somebody who wants to know
 * (async_hook_fields[kDestroy]). Native code looks at the same count, and queues a native immediate for each thing that it
 * destroys: on Node 26 the scope of that one drains, before its time, what a survived error has left in the nextTick
 * queue. So the count is raised while callbacks run, and lowered when native code goes on.
 */
export function hearDestroys(hear: boolean): void {
  if (!armed || raised === hear) return
  raised = hear
  fields[kDestroy] = (fields[kDestroy] as number) + (hear ? 1 : -1)
}

/** Whether the recorder listens at this moment. */
export function hearsDestroys(): boolean {
  return raised
}

/** Somebody else listens too: the user's own hooks. */
export function othersHearDestroys(): boolean {
  return (fields[kDestroy] as number) > (raised ? 1 : 0)
}

/** Raises the count for good: Node < 16. */
export function hearDestroysAlways(): void {
  raised = true
  fields[kDestroy] = (fields[kDestroy] as number) + 1
}
