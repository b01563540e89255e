import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { promisify } from 'node:util'
import { createZstdDecompress, zstdDecompress } from 'node:zlib'
import { moduleKindSchema } from '@loopscope/shared/wire/api'
import { z } from 'zod'
import { NotItsHash } from './notItsHash.ts'
import type { PackedRecording, RecordedDemo, Snippet } from './packRecording.ts'

const snippetSchema = z.object({
  v: z.literal(1),
  source: z.string(),
  module: moduleKindSchema,
  node: z.string(),
  threadPoolSize: z.number().int(),
})

const demoSchema = z.object({ v: z.literal(1), demo: z.string() })
const firstSchema = z.union([snippetSchema, demoSchema])

/** Bytes of a piece: few enough that the loop is never held, enough that few turns are needed. */
const PIECE = 64 * 1024

/** The snippet or the demo, then its recording piece by piece; each is whole characters. Rejects when bytes are damaged. */
export async function* unpackRecording({
  hash,
  packed,
}: PackedRecording): AsyncGenerator<Snippet | RecordedDemo | string> {
  const decoder = new StringDecoder('utf8')
  const seen = createHash('sha256')
  let first: string | null = ''
  const plain = Readable.from([packed]).pipe(createZstdDecompress({ chunkSize: PIECE }))
  for await (const piece of plain as AsyncIterable<Buffer>) {
    seen.update(piece)
    let text = decoder.write(piece)
    if (first !== null) {
      first += text
      const end = first.indexOf('\n')
      if (end < 0) continue
      yield firstSchema.parse(JSON.parse(first.slice(0, end)))
      text = first.slice(end + 1)
      first = null
    }
    if (text !== '') yield text
  }
  if (!seen.digest().equals(hash)) throw new NotItsHash()
}

const decompress = promisify(zstdDecompress)

/** The recording alone, NDJSON, of one that this process has packed itself. */
export async function plainRecording({ packed }: PackedRecording): Promise<Buffer> {
  const plain = await decompress(packed)
  return plain.subarray(plain.indexOf('\n') + 1)
}
