import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const BAR = 150 * 1024

test('the page itself, without the editor, is at most 150 KB of gzipped JavaScript', async ({
  request,
}) => {
  const html = await (await request.get('/')).text()
  const scripts = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  expect(scripts.length).toBeGreaterThan(0)
  let bytes = 0
  for (const script of new Set(scripts)) {
    const response = await request.get(script)
    expect(response.ok()).toBe(true)
    bytes += gzipSync(await response.body()).length
  }
  expect(bytes).toBeLessThanOrEqual(BAR)
})
