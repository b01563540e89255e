import type { SourcePlace } from '@loopscope/shared/timeline/sourcePlace'
import { visibleText } from './visibleText.ts'

type Props = SourcePlace & {
  readonly className: string
  /** Not read aloud: what it stands in is named by a whole sentence. */
  readonly mute?: boolean
}

/** "L5" of the snippet's own file, "dep.js:4" of another; nothing where the place is not known. */
export function LineLabel({ line, elsewhere, className, mute }: Props) {
  const text = line === null ? elsewhere : `L${line}`
  return text === null ? null : (
    <span className={className} aria-hidden={mute}>
      {visibleText(text, 40)}
    </span>
  )
}
