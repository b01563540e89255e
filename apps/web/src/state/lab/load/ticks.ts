/** Round numbers from 0 up to at least `most`, at most `count` + 1 of them, evenly apart. */
export function ticks(most: number, count: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / count
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = ten * ([1, 2, 5, 10].find((by) => by * ten >= rough) ?? 10)
  const last = Math.ceil(most / step)
  // 3 times 0.05 is 0.15000000000000002, and no label.
  return Array.from({ length: last + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}

/** Powers of ten from the one at or below `least` to the one at or above `most`, both above 0. */
export function logTicks(least: number, most: number): number[] {
  const [from, to] = [
    Math.floor(Math.log10(Math.max(1, least))),
    Math.ceil(Math.log10(Math.max(10, most))),
  ]
  return Array.from({ length: Math.max(1, to - from) + 1 }, (_, at) => 10 ** (from + at))
}
