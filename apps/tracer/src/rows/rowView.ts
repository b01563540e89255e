import type { Field } from './contract/rowShape.ts'
import type { RowName } from './contract/rowTable.ts'
import { ROWS } from './contract/rowTable.ts'
import type { Row } from './rowReader.ts'

/** What a row's numbers stand for besides themselves. */
export type RowContext = {
  /** undefined: no such string has come. */
  readonly textOf: (id: number) => string | undefined
  /** How many sites have come. */
  readonly sites: () => number
}

/** The fields of a row by name, as `FieldKind` says. What a stranger wrote may be any number: see the types. */
export type RowFields<Name extends RowName> = {
  readonly [F in (typeof ROWS)[Name]['fields'][number] as F['name']]: FieldValue<F>
}

/** `text`, `word`: undefined where the row names none that there is. */
type FieldValue<F extends Field> = F['kind'] extends 'integer' | 'id' | 'float'
  ? number
  : F['kind'] extends 'count' | 'idOrNone' | 'place' | 'site'
    ? number | null
    : F['kind'] extends 'flag'
      ? boolean
      : F['kind'] extends 'text'
        ? string | undefined
        : F['kind'] extends 'file'
          ? string | null
          : F['kind'] extends 'word'
            ? F['list'][number] | undefined
            : F['list'][number][]

export type RowViews = {
  /** The fields of `row`, which is of this name. They are read when asked for: valid until the next call, of any name. */
  readonly [Name in RowName]: (row: Row) => RowFields<Name>
}

/** Readers of rows by the table. Nothing is copied: a recording has hundreds of thousands of rows. */
export function createRowViews(context: RowContext): RowViews {
  let slots: readonly number[] = []
  const at = (slot: number): number => slots[slot] ?? 0
  const views: Record<string, (row: Row) => object> = {}
  for (const [name, { fields }] of Object.entries(ROWS)) {
    const view = {}
    let slot = 0
    for (const field of fields) {
      const get = reader(field, slot, at, context)
      Object.defineProperty(view, field.name, { get, enumerable: true })
      slot += field.kind === 'float' ? 2 : 1
    }
    views[name] = (row) => {
      slots = row.slots
      return view
    }
  }
  return views as RowViews
}

function reader(
  { kind, list }: Field,
  slot: number,
  at: (slot: number) => number,
  { textOf, sites }: RowContext,
): () => unknown {
  switch (kind) {
    case 'integer':
    case 'id':
      return () => at(slot)
    case 'count':
      return () => (at(slot) < 0 ? null : at(slot))
    case 'idOrNone':
      return () => (at(slot) === 0 ? null : at(slot))
    case 'place':
      return () => (at(slot) > 0 ? at(slot) : null)
    case 'flag':
      return () => at(slot) === 1
    case 'text':
      return () => textOf(at(slot))
    case 'file':
      return () => (at(slot) < 0 ? null : (textOf(at(slot)) ?? ''))
    case 'site':
      return () => (at(slot) >= 0 && at(slot) < sites() ? at(slot) : null)
    case 'float':
      return () => new DataView(Int32Array.of(at(slot), at(slot + 1)).buffer).getFloat64(0, true)
    case 'word':
      return () => list[at(slot)]
    case 'words':
      return () => list.filter((_, i) => (at(slot) & (1 << i)) !== 0)
  }
}
