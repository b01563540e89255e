import type { Page } from '@playwright/test'

/** Buttons, lists and links of their own that are less than 44 px high or wide for a finger; those within a text are as high as it. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll('button, a, select, input, [role="slider"]')
    return [...all]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.closest('p, dd, .unseen, .monaco-editor, .skip-link') === null)
      .filter((element) => {
        const box = element.getBoundingClientRect()
        const grown = getComputedStyle(element, '::after')
        const height = Math.max(
          box.height,
          grown.content === 'none' ? 0 : Number.parseFloat(grown.height) || 0,
        )
        const width = Math.max(
          box.width,
          grown.content === 'none' ? 0 : Number.parseFloat(grown.width) || 0,
        )
        return Math.min(height, width) < 43.5
      })
      .map(
        (element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`,
      )
  })
}
