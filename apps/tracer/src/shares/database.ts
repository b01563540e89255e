type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, unknown>>

/** Runs one statement, its values written as $1, $2 ... Resolves to the rows that it returns. */
export type Query = (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>

/** As much of a database as the store of links needs; its tables are there when this is. */
export type Database = {
  readonly query: Query
  /** Whether other services may have the same one. */
  readonly isShared: boolean
  /** A statement: what is stored of the recording with this hash ($1), as the `piece` of one row or of several; no rows: nothing. */
  readonly selectPieces: string
  /** All of it or, when `work` rejects, nothing. Resolves when it is on disk. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>
  close(): Promise<void>
}
