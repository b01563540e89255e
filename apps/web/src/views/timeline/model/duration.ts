import { formatMs } from '../../kit/format.ts'

/** Microseconds with their unit: "0.40 ms", "262 ms", "1.24 s". */
export function duration(us: number): string {
  return us >= 999_500 ? `${(us / 1e6).toFixed(2)} s` : `${formatMs(us)} ms`
}
