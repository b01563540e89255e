import { Glyph } from './Glyph.tsx'
import type { Place } from './look.ts'
import './Chip.css'

/** A phase or queue by name, on its tint. Never a button. */
export function Chip({ place }: { place: Place }) {
  return (
    <span className="chip" data-ph={place.look}>
      <Glyph look={place.look} size={10} />
      {place.name}
    </span>
  )
}
