/**
 * An error's message where there is room for one line: its first line, with the next one where it announces that
 * ("Expected values to be strictly equal:"), and an ellipsis where more follow. Empty lines do not count.
 */
export function headline(message: string): string {
  const [first = '', second, ...more] = message.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (second === undefined) return first
  if (!first.trimEnd().endsWith(':')) return `${first} …`
  const both = `${first.trimEnd()} ${second.trim()}`
  return more.length > 0 ? `${both} …` : both
}

/** "TypeError: no such thing"; the name alone where there is no message: anything can be thrown. */
export function errorLine(name: string, message: string): string {
  const line = headline(message)
  return line === '' ? name : `${name}: ${line}`
}
