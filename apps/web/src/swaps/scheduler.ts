/** A way to have a function called soon. */
export type Scheduler = 'setTimeout' | 'setImmediate' | 'nextTick' | 'queueMicrotask'
