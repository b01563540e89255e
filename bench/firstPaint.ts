import { gzipSync } from 'node:zlib'

/** Gzipped bytes of the scripts that the page itself names: what must come before the first paint. */
export async function firstPaintScriptBytes(url: string): Promise<number> {
  const html = await (await fetch(new URL('/', url))).text()
  const names = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const scripts = await Promise.all(
    [...new Set(names)].map(async (name) => (await fetch(new URL(name, url))).arrayBuffer()),
  )
  return scripts.reduce((sum, script) => sum + gzipSync(Buffer.from(script)).length, 0)
}
