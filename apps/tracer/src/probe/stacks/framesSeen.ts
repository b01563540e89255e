/** Places of the snippet's own that stacks have shown, in lines and columns. */
const MOST = 4000
const lines = new Int32Array(MOST)
const columns = new Int32Array(MOST)
let count = 0

/** Notes a frame of the main module. */
export function noteFrame(line: number, column: number): void {
  if (count >= MOST) return
  lines[count] = line
  columns[count] = column
  count++
}

/** Whether a frame stood between two places, the last not included; true too where too many were seen to remember. */
export function mayHaveRun(
  from: { line: number; column: number },
  to: { line: number; column: number },
): boolean {
  if (count >= MOST) return true
  for (let i = 0; i < count; i++) {
    const line = lines[i] as number
    const column = columns[i] as number
    const isAfter = line > from.line || (line === from.line && column >= from.column)
    const isBefore = line < to.line || (line === to.line && column < to.column)
    if (isAfter && isBefore) return true
  }
  return false
}
