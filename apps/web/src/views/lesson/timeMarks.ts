/** Round times from 0 up to `end`, us, evenly apart: as many steps as `most`, or a few less. */
export function timeMarks(end: number, most = 5): readonly number[] {
  const step = roundUp(end / most)
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step)
}

/** The next of 1, 2, 5, 10, 20, 50 and so on that is not less. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= value) ?? value
}
