/**
 * What stands in a field. Each takes one slot, but `float`, which takes two.
 * `integer`: any. `count`: -1 is null. `id`: an asyncId; `idOrNone`: 0 is null. `place`: a line or column from 1; 0 is null.
 * `flag`: 0 or 1. `text`: the id of a string. `file`: the same, or MAIN_FILE. `site`: -1 is null. `word`: an index of its
 * list. `words`: a bit for each of its list. `float`: the two halves of a float64.
 */
export type FieldKind =
  | 'integer'
  | 'count'
  | 'id'
  | 'idOrNone'
  | 'place'
  | 'flag'
  | 'text'
  | 'file'
  | 'site'
  | 'float'
  | 'word'
  | 'words'

export type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly list: readonly string[]
}
export type RowShape = { readonly kind: number; readonly fields: readonly Field[] }

const NO_LIST: readonly string[] = []

/** The id of a string that has been written. */
export type TextId = { readonly text: never }

/** In the place of a text's id: there is none. */
export const NO_TEXT = -1 as unknown as TextId
/** In the place of a file: the snippet's main file. */
export const MAIN_FILE = -1 as unknown as TextId

/** What the recorder passes for the fields of a row, in order: a `float` as its two halves. */
export type RowValues<Fields extends readonly Field[]> = Fields extends readonly [
  infer First extends Field,
  ...infer Rest extends readonly Field[],
]
  ? [...ValueOf<First['kind']>, ...RowValues<Rest>]
  : []

type ValueOf<Kind extends FieldKind> = Kind extends 'float'
  ? [low: number, high: number]
  : Kind extends 'text' | 'file'
    ? [TextId]
    : Kind extends 'flag'
      ? [0 | 1]
      : [number]

/** A kind of row: its number and its fields, in order. */
export function shape<const Fields extends readonly Field[]>(kind: number, ...fields: Fields) {
  return { kind, fields }
}

/** A field that takes its kind from its slot alone. */
export function field<const Name extends string, const Kind extends FieldKind>(
  name: Name,
  kind: Kind,
) {
  return { name, kind, list: NO_LIST }
}

/** A field that is one of a list. */
export function word<const Name extends string, const List extends readonly string[]>(
  name: Name,
  list: List,
) {
  return { name, kind: 'word', list } as const
}

/** A field that is some of a list. */
export function words<const Name extends string, const List extends readonly string[]>(
  name: Name,
  list: List,
) {
  return { name, kind: 'words', list } as const
}
