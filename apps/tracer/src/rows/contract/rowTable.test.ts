import { describe, expect, it } from 'vitest'
import type { row as writeRow } from '../../probe/rowWriter.ts'
import { createRowViews } from '../rowView.ts'
import type { RowShape, TextId } from './rowShape.ts'
import { ROWS } from './rowTable.ts'

const shapes: readonly RowShape[] = Object.values(ROWS)

describe('the table of rows', () => {
  it('gives each kind a number of its own', () => {
    expect(new Set(shapes.map(({ kind }) => kind)).size).toBe(shapes.length)
  })

  it('has a slot for every field', () => {
    const needed = shapes.map(({ fields }) =>
      fields.reduce((sum, { kind }) => sum + (kind === 'float' ? 2 : 1), 0),
    )
    expect(needed.filter((slots) => slots > 5)).toEqual([])
  })

  it('is read by the names that it has, with the values that stand in them', () => {
    const views = createRowViews({
      textOf: (id) => (id === 4 ? 'Timeout' : undefined),
      sites: () => 1,
    })
    const init = views.init({ time: 1, kind: ROWS.init.kind, slots: [7, 2, 1, 4, 0] })
    expect({ ...init }).toEqual({
      asyncId: 7,
      triggerAsyncId: 2,
      executionAsyncId: 1,
      resource: 'Timeout',
      site: 0,
    })
  })

  it('lets neither side know a field that the other does not', () => {
    // Never called: what is tested is that the compiler refuses each line that is said to be wrong.
    const writes = (row: typeof writeRow, text: TextId): void => {
      row(ROWS.init, 7, 2, 1, text, 0)
      // @ts-expect-error a field too few
      row(ROWS.init, 7, 2, 1, text)
      // @ts-expect-error a field too many
      row(ROWS.after, 7, 0)
      // @ts-expect-error a number where a string is named
      row(ROWS.init, 7, 2, 1, 4, 0)
      // @ts-expect-error a string where a site is named
      row(ROWS.init, 7, 2, 1, text, text)
      // @ts-expect-error a flag is 0 or 1
      row(ROWS.exit, 0, 2)
    }
    const { after, error } = createRowViews({ textOf: () => undefined, sites: () => 0 })
    const empty = { time: 0, kind: 0, slots: [] }
    // @ts-expect-error `after` has no such field
    expect(after(empty).triggerAsyncId).toBe(undefined)
    // @ts-expect-error no error is of such a kind
    expect(error(empty).kind === 'caughtException').toBe(false)
    expect(writes).toBeTypeOf('function')
  })
})
