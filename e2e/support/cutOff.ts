import type { Page } from '@playwright/test'

type Size = { readonly width: number; readonly height: number }

/** The smallest phone, a usual one, and a low laptop. */
const SIZES: readonly Size[] = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
]

/** What may be scrolled sideways: rows of tabs and links, and a program with its long lines. */
const STRIPS = '[role="tablist"], nav, .lesson-bar, .demo-tabs, .question-tabs, .code, pre'

/** What is cut at an edge, or has to be scrolled sideways to be read, at each of the sizes, one after the other. */
export async function cutOff(page: Page, sizes = SIZES): Promise<string[]> {
  const found: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    const told = await page.evaluate(wider, STRIPS)
    found.push(...told.map((words) => `${size.width} px: ${words}`))
  }
  return found
}

/** Runs in the page, once it is drawn at its size. What is there for screen readers alone is a pixel wide. */
async function wider(strips: string): Promise<string[]> {
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  const told = new Set<string>()
  if (document.documentElement.scrollWidth > innerWidth) told.add('the page')
  for (const element of document.querySelectorAll('#root *, body > * *')) {
    const over = element.scrollWidth - element.clientWidth
    if (element.clientWidth <= 1 || over <= 1) continue
    const { overflowX, textOverflow, clip } = getComputedStyle(element)
    if (overflowX === 'visible' || textOverflow === 'ellipsis' || clip !== 'auto') continue
    if (element.closest(`${strips}, .unseen, .monaco-editor, svg, input, select`) !== null) continue
    told.add(`${element.tagName.toLowerCase()} ${element.className} by ${over}`)
  }
  return [...told]
}
