import type { OutputLine } from '@loopscope/shared/wire/outputLines'

const MOST_LINES = 2000
const MOST_CHARACTERS = 64 * 1024

/**
 * What is sent of one of many outputs: whoever wants more has its recording. No one waits for a client to read what fifty
 * runs gave, so all of it must fit into memory.
 */
export function shownLines(lines: readonly OutputLine[]): OutputLine[] {
  const shown: OutputLine[] = []
  let room = MOST_CHARACTERS
  for (const line of lines) {
    if (shown.length === MOST_LINES || room <= 0) break
    // A piece of a string would keep the whole of it in memory.
    shown.push({ ...line, text: Buffer.from(line.text.slice(0, room)).toString() })
    room -= line.text.length
  }
  return shown
}
