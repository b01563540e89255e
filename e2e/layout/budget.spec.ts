import { LESSONS } from '@loopscope/shared/site/lessons'
import { expect, test } from '@playwright/test'
import { firstPaintScriptBytes } from '../../bench/firstPaint.ts'

for (const [name, path, kilobytes] of [
  ['the page itself, without the editor,', '/', 120],
  ['the list of puzzles, which asks for its schemas at once,', '/puzzles', 150],
  ['the gallery of demos', '/demos', 150],
  ['the demo of cluster', '/demos/cluster', 150],
  ['the demo of HAProxy, with the most tabs,', '/demos/haproxy', 150],
  ['the demo of autocannon', '/demos/autocannon', 150],
  ['the demo of processes', '/demos/processes', 150],
  ...LESSONS.map(({ name }) => [`the lesson ${name}`, `/demos/${name}`, 150] as const),
] as const)
  test(`${name} is at most ${kilobytes} KB of gzipped JavaScript`, async ({ browser, baseURL }) => {
    const bytes = await firstPaintScriptBytes(browser, new URL(path, baseURL).href)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(kilobytes * 1024)
  })
