import { binding } from './internals.ts'

type V8Binding = { setFlagsFromString: (flag: string) => void }

/** `v8.setFlagsFromString` without the module around it, which takes two milliseconds to load. */
export function setV8Flag(flag: string): void {
  binding<V8Binding>('v8').setFlagsFromString(flag)
}
