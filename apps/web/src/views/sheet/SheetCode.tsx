import type { CSSProperties } from 'react'
import { indentOf } from '../code/indentOf.ts'
import { visibleText } from '../hooks/visibleText.ts'

/** A program on paper, with the numbers of its lines. */
export function SheetCode({ source }: { source: string }) {
  return (
    <ol className="sheet-code" aria-label="Code">
      {source
        .replace(/\n$/, '')
        .split('\n')
        .map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={i}>
            <span>{i + 1}</span>
            <code style={{ '--indent': indentOf(line) } as CSSProperties}>
              {visibleText(line.replace(/\r$/, ''), 10_000)}
            </code>
          </li>
        ))}
    </ol>
  )
}
