import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

/** What is text, or a font that is not compressed in itself. */
const WORTH_IT = new Set(['.css', '.html', '.js', '.json', '.ndjson', '.svg', '.ttf'])
/** Bytes; below it a file fits into one packet as it is. */
const LEAST = 1024

const { constants } = zlib
const gzip = promisify(zlib.gzip)
const brotli = promisify(zlib.brotliCompress)
// Node 22.15 and later; with an older one browsers get Brotli.
const zstd = zlib.zstdCompress && promisify(zlib.zstdCompress)

/**
 * Puts FILE.gz, FILE.br and FILE.zst beside each file of a built folder that gains by it, so that the service compresses none
 * while a reader waits. Over plain HTTP browsers take gzip alone.
 */
export const compressFiles = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && WORTH_IT.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(files.map(compressFile))
}

const compressFile = async (file) => {
  const bytes = await readFile(file)
  if (bytes.length < LEAST) return
  await writeFile(`${file}.gz`, await gzip(bytes, { level: constants.Z_BEST_COMPRESSION }))
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  await writeFile(`${file}.br`, await brotli(bytes, { params }))
  if (zstd === undefined) return
  const zstdParams = { [constants.ZSTD_c_compressionLevel]: 12 }
  // Of an unknown size it would take memory for the largest, some hundred times.
  const options = { params: zstdParams, pledgedSrcSize: bytes.length }
  await writeFile(`${file}.zst`, await zstd(bytes, options))
}
