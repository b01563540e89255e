import type { SourcePlace } from '@loopscope/shared/timeline/sourcePlace'
import { placeText } from './placeText.ts'

type Props = SourcePlace & { readonly className: string }

/** "L5" of the snippet's own file, "dep.js:4" of another; nothing where the place is not known. */
export function LineLabel({ className, ...place }: Props) {
  const text = placeText(place)
  return text === null ? null : <span className={className}>{text}</span>
}
