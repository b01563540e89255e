import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip, createZstdDecompress } from 'node:zlib'
import { NotItsHash } from './notItsHash.ts'
import type { PackedRecording } from './packRecording.ts'

/** Smaller ones go to libuv's pool and back more often: at 16 KB that takes twice as long as all else. */
const PIECE = 256 * 1024

/**
 * The same recording as gzip, by the pool and piece by piece, so that no more than a piece of it is ever unpacked. The lowest level:
 * a quarter of the work of the usual one, for a tenth more bytes. Rejects when the bytes are damaged.
 */
export async function gzipRecording({ hash, packed }: PackedRecording): Promise<Buffer> {
  const seen = createHash('sha256')
  const gzip = createGzip({ level: 1, chunkSize: PIECE })
  const all = buffer(gzip)
  await Promise.all([
    all,
    pipeline(
      Readable.from([packed]),
      createZstdDecompress({ chunkSize: PIECE }),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          seen.update(piece)
          yield piece
        }
        if (!seen.digest().equals(hash)) throw new NotItsHash()
      },
      gzip,
    ),
  ])
  return all
}
