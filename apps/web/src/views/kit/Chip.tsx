import { Glyph } from './Glyph.tsx'
import type { PlaceLook } from './look.ts'
import './Chip.css'

/** A phase or queue by name, on its tint. Never a button. */
export function Chip({ place }: { place: PlaceLook }) {
  return (
    <span className="chip" data-ph={place.look}>
      <Glyph look={place.look} size={10} />
      {place.name}
    </span>
  )
}
