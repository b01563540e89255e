import type { TextTable } from './autocannonTables.ts'

/** The same table with its rows as columns, for a place that is higher than wide. */
export function transposed({ head, rows }: TextTable): TextTable {
  const [corner = '', ...names] = head
  return {
    head: [corner, ...rows.map(([name = '']) => name)],
    rows: names.map((name, i) => [name, ...rows.map((row) => row[i + 1] ?? '')]),
  }
}
