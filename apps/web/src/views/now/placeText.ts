import type { SourcePlace } from '@loopscope/shared/timeline/sourcePlace'
import { visibleText } from '../hooks/visibleText.ts'

/** "L5" of the snippet's own file, "dep.js:4" of another, cut to 40 characters; null where the place is not known. */
export function placeText({ line, elsewhere }: SourcePlace): string | null {
  const text = line === null ? elsewhere : `L${line}`
  return text === null ? null : visibleText(text, 40)
}
