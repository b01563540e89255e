import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import type { ModuleKind } from '@loopscope/shared/wire/api'
import { freeBytes } from './freeBytes.ts'

/** What was recorded: all that decides how a run goes, but for chance. */
export type Snippet = {
  readonly source: string
  readonly module: ModuleKind
  /** A major version, "24". */
  readonly node: string
  readonly threadPoolSize: number
}

/** A demo's session: its programs are in the recording. */
export type RecordedDemo = { readonly demo: string }

/** Snippet and recording under the hash of both. `packed`: a zstd frame with a checksum. */
export type PackedRecording = { readonly hash: Buffer; readonly packed: Buffer }

const compress = promisify(zstdCompress)
/** Recordings get smaller than by the usual one, 3, and in half the time. */
const LEVEL = 1

/**
 * Compresses in libuv's pool. The plain bytes are one line of JSON, the snippet or the demo, and then the recording as it came, NDJSON.
 * Equal contents get equal hashes.
 */
export async function packRecording(
  what: Snippet | RecordedDemo,
  chunks: readonly Buffer[],
): Promise<PackedRecording> {
  const first = JSON.stringify(firstLine(what))
  const plain = Buffer.concat([Buffer.from(`${first}\n`), ...chunks])
  const packed = await compress(plain, {
    params: {
      [constants.ZSTD_c_compressionLevel]: LEVEL,
      [constants.ZSTD_c_checksumFlag]: 1,
      [constants.ZSTD_c_contentSizeFlag]: 1,
    },
  })
  const hash = createHash('sha256').update(plain).digest()
  freeBytes(plain)
  return { hash, packed }
}

function firstLine(what: Snippet | RecordedDemo) {
  if ('demo' in what) return { v: 1, demo: what.demo }
  const { source, module, node, threadPoolSize } = what
  return { v: 1, source, module, node, threadPoolSize }
}
