import type { Page } from '@playwright/test'

/** The selects of the bar of which the words to be seen are wider than their room: the choice, or the shorter word over it. */
export function cutSelects(page: Page): Promise<string[]> {
  return page.locator('.bar select').evaluateAll((all) =>
    all.flatMap((select) => {
      /** What Chromium keeps free within a select, px. */
      const INSIDE = 4
      if (!(select instanceof HTMLSelectElement) || !select.checkVisibility()) return []
      const over = getComputedStyle(select.parentElement ?? select, '::before')
      const isShort = over.content !== 'none' && over.content !== 'normal'
      const words = isShort
        ? (/^"([^"]*)"/.exec(over.content)?.[1] ?? '')
        : (select.selectedOptions[0]?.text ?? '')
      const style = isShort ? over : getComputedStyle(select)
      const pen = document.createElement('canvas').getContext('2d')
      if (pen === null) return []
      pen.font = style.font
      const px = (value: string) => Number.parseFloat(value) || 0
      const room = isShort
        ? px(over.width) - px(over.paddingLeft)
        : select.clientWidth - px(style.paddingLeft) - px(style.paddingRight)
      const needed = pen.measureText(words).width
      return needed + INSIDE <= room
        ? []
        : [`${words}: ${needed.toFixed(1)} of ${room.toFixed(1)} px`]
    }),
  )
}
