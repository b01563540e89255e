import { type AsyncWrapBinding, binding } from '../internals.ts'

const { async_hook_fields, constants } = binding<AsyncWrapBinding>('async_wrap')
const kStackLength = constants['kStackLength'] as number

/**
 * How many callback scopes Node has open (async_hook_fields[kStackLength]). The main module is one until it returns;
 * processTimers and processImmediate are one below the callbacks that they call.
 */
export function nodeDepth(): number {
  return async_hook_fields[kStackLength] as number
}
