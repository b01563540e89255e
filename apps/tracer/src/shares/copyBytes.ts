import pg from 'pg'

/** What each file of COPY in its binary format begins with: a signature, flags, and the length of nothing. */
const HEADER_BYTES = 19
/** Of a row: how many columns it has, a whole number of 32 bits with its length before it, the length of the second column. */
const ROW_BYTES = 2 + 4 + 4 + 4

/**
 * The bytes that a COPY in binary format gives, whose rows are pieces of them in order, each after the length of all; null where
 * it gives no rows. As the result of an ordinary query `pg` would read them as a string of hexadecimal digits, which for a large
 * recording was most of what it cost.
 */
export function copyBytes(client: pg.PoolClient, statement: string): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const copying = new Copying(statement, (error) => {
      if (error) reject(error)
      else if (copying.isWhole) resolve(copying.bytes)
      else reject(new Error('PostgreSQL sent less than there is'))
    })
    client.query(copying)
  })
}

/** `pg` calls `handleCopyData` of the query that goes on, once for each row, and means no one to keep what it gives. */
class Copying extends pg.Query {
  bytes: Buffer | null = null
  #end = 0
  #isBegun = false

  get isWhole(): boolean {
    return this.bytes === null || this.#end === this.bytes.length
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const row = this.#isBegun ? chunk : chunk.subarray(HEADER_BYTES)
    this.#isBegun = true
    // The last of them has no row.
    if (row.length < ROW_BYTES) return
    this.bytes ??= Buffer.allocUnsafeSlow(row.readInt32BE(6))
    this.#end += row.copy(this.bytes, this.#end, ROW_BYTES)
  }
}
