/** Four to eight round times from 0 up to `end`, us. */
export function timeMarks(end: number): readonly number[] {
  const rough = end / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step)
}
