import { binding } from './internals.ts'

type V8Binding = { setFlagsFromString: (flag: string) => void }

/** `v8.setFlagsFromString` without the module around it, which takes two milliseconds to load. */
export const setV8Flag = binding<V8Binding>('v8').setFlagsFromString
