import { Fragment } from 'react'

/** A command for a terminal. Lines break between its words: "-H" at the end of one and "-" at the end of another are not the same. */
export function CommandLine({ command }: { command: string }) {
  const words = command.match(/(?:'[^']*'|\S)+/g) ?? []
  return (
    <code>
      {words.map((word, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words have no other identity
        <Fragment key={i}>
          {i > 0 && ' '}
          <span className="command-word">{word}</span>
        </Fragment>
      ))}
    </code>
  )
}
