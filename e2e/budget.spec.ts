import { expect, test } from '@playwright/test'
import { firstPaintScriptBytes } from '../bench/firstPaint.ts'

const BAR = 150 * 1024

for (const [name, path] of [
  ['the page itself, without the editor,', '/'],
  ['the gallery of demos', '/demos'],
  ['a demo', '/demos/cluster'],
] as const)
  test(`${name} is at most 150 KB of gzipped JavaScript`, async ({ baseURL }) => {
    const bytes = await firstPaintScriptBytes(new URL(path, baseURL).href)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(BAR)
  })
