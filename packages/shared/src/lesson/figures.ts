/** Microseconds as "0.42 ms", "8.3 ms", "120 ms". */
export function msWords(us: number): string {
  const ms = us / 1000
  const digits = ms < 1 ? 2 : ms < 20 ? 1 : 0
  return `${ms.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ms`
}

/** "12,507 frames", "1 frame". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${Math.round(count).toLocaleString('en')} ${count === 1 ? one : many}`
}

/** The value in the middle of their order; of an even number the upper one. NaN: there are none. */
export function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
