const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The key that places each tile: its own letter where all tiles are one each, else letters in order; '' past them. */
export function tileKeys(tiles: readonly string[]): string[] {
  const own = tiles.map((tile) => tile.toLowerCase())
  const areLetters = own.every((tile) => /^[a-z0-9]$/.test(tile))
  if (areLetters && new Set(own).size === tiles.length) return own
  return tiles.map((_, i) => LETTERS[i] ?? '')
}
