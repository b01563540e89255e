import type { SourcePlace } from '@loopscope/shared/timeline/sourcePlace'
import { visibleText } from './visibleText.ts'

/** "L5" of the snippet's own file, "dep.js:4" of another; nothing where the place is not known. */
export function LineLabel({ line, elsewhere, className }: SourcePlace & { className: string }) {
  const text = line === null ? elsewhere : `L${line}`
  return text === null ? null : <span className={className}>{visibleText(text, 40)}</span>
}
