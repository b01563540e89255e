/** The longest line that is believed: one write of the snippet's, JSON-escaped, with room to spare. */
const MAX_LINE_CHARS = 16 * 1024 * 1024

export type LineCutter = {
  /** The lines that `chunk` completes. Throws when a line grows past all reason. */
  push(chunk: string): string[]
  /** What is left when the stream has ended: a cut-off line, or nothing. */
  end(): string[]
}

/** Cuts a stream of text into its lines, whatever the chunks' borders. Empty lines are dropped. */
export function createLineCutter(): LineCutter {
  let rest = ''
  return {
    push(chunk) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > MAX_LINE_CHARS) throw new Error('A line of the recording is too long.')
      return lines.filter((line) => line !== '')
    },
    end() {
      const last = rest
      rest = ''
      return last === '' ? [] : [last]
    },
  }
}
