/** Prose in which what stands between backticks is code: a printed word would read as one of the sentence. */
export function WithCode({ text }: { text: string }) {
  return text.split(/`([^`]+)`/).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
    i % 2 === 1 ? <code key={i}>{piece}</code> : piece,
  )
}
