type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, unknown>>

/** Runs one statement, its values written as $1, $2 ... Resolves to the rows that it returns. */
export type Query = (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>

/** As much of a database as the store of links needs; its tables are there when this is. */
export type Database = {
  readonly query: Query
  /** Whether other services may have the same one. */
  readonly isShared: boolean
  /** The column `packed` of the recording with this hash; null: there is no such row. */
  readBytes(table: 'recordings' | 'gzips', hash: Buffer): Promise<Buffer | null>
  /** All of it or, when `work` rejects, nothing. Resolves when it is on disk. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** SQLite gives plain bytes, PostgreSQL's client a Buffer. */
export function bytesOf(row: Row, name: string): Buffer {
  const bytes = row[name]
  if (!(bytes instanceof Uint8Array)) throw new Error(`${name} holds no bytes`)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
