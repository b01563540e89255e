import { expect, test } from '@playwright/test'
import { firstPaintScriptBytes } from '../bench/firstPaint.ts'

const BAR = 150 * 1024

test('the page itself, without the editor, is at most 150 KB of gzipped JavaScript', async ({
  baseURL,
}) => {
  const bytes = await firstPaintScriptBytes(baseURL ?? '')
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(BAR)
})
