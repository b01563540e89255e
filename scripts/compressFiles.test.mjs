import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { compressFiles } from './lib/compressFiles.mjs'

it('beside each file that gains by it lie three compressed ones, which hold the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loopscope-built-'))
  try {
    const text = 'export const a = 1\n'.repeat(1000)
    await mkdir(join(folder, 'assets'))
    for (const name of ['index.html', 'small.js', 'assets/large.js', 'assets/picture.png'])
      await writeFile(join(folder, name), name === 'small.js' ? 'let a' : text)
    await compressFiles(folder)
    const files = await readdir(folder, { recursive: true })
    expect(files.filter((file) => /\.(?:gz|br|zst)$/.test(file)).sort()).toEqual([
      'assets/large.js.br',
      'assets/large.js.gz',
      'assets/large.js.zst',
      'index.html.br',
      'index.html.gz',
      'index.html.zst',
    ])
    const read = (ending) => readFile(join(folder, `assets/large.js.${ending}`))
    expect([
      `${gunzipSync(await read('gz'))}`,
      `${brotliDecompressSync(await read('br'))}`,
      `${zstdDecompressSync(await read('zst'))}`,
    ]).toEqual([text, text, text])
  } finally {
    await rm(folder, { recursive: true })
  }
})
