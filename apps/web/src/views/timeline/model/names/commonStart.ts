/** The whole words that most lines begin with, three at least, and go on after; '' of lines that are all the same. */
export function commonStart(lines: readonly string[]): string {
  const groups = Map.groupBy(lines, (line) => line.slice(0, line.indexOf(' ') + 1))
  const most = [...groups.values()].reduce((a, b) => (b.length > a.length ? b : a), []).toSorted()
  const [first = '', last = ''] = [most[0], most.at(-1)]
  if (most.length < 3 || 2 * most.length <= lines.length || first === last) return ''
  let same = 0
  while (same < first.length && first[same] === last[same]) same++
  return first.slice(0, first.slice(0, same).lastIndexOf(' ') + 1)
}

/** What is left of a line without the words that it has in common with others. */
export function without(start: string, line: string): string {
  return line.startsWith(start) ? line.slice(start.length) : line
}
