/** From where to where words stand in their line, px. */
export type WordsPlace = { readonly left: number; readonly right: number }

/** Where words may stand, px, and where a line runs down that none of them may touch; null: there is none. */
export type WordsRoom = WordsPlace & { readonly line: number | null }

/** Between words and a line beside them, px. */
const BESIDE = 6

/** Words as near to the middle of what they are of as their room and the line in it let them stand. */
export function placeWords(
  middle: number,
  width: number,
  { left, right, line }: WordsRoom,
): WordsPlace {
  const within = (from: number) => Math.max(left, Math.min(right - width, from))
  const from = within(middle - width / 2)
  const places =
    line === null || line < from - BESIDE || line > from + width + BESIDE
      ? [from]
      : [line - BESIDE - width, line + BESIDE].filter((place) => within(place) === place)
  const [nearest = from] = places.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
  return { left: nearest, right: nearest + width }
}
