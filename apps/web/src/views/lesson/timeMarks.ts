/** Round times from 0 up to `end`, us, evenly apart: as many steps as `most`, or a few less. */
export function timeMarks(end: number, most = 5): readonly number[] {
  const rough = end / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step)
}
