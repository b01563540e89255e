import type { Page } from '@playwright/test'
import type { sharePage } from './test.ts'

type Shared = ReturnType<ReturnType<typeof sharePage>>

/**
 * For tests that share a page and write programs into it: the page at the beginning of a run of `source`. It is run where the last
 * program was another, so that tests of one program beside each other share its run. What a page has run otherwise is not known here:
 * a file where tests do both takes two pages.
 */
export function runsIn(shared: () => Shared): (source: string) => Promise<Shared> {
  const last = new WeakMap<Page, string>()
  return async (source) => {
    const { page, playground } = shared()
    if (last.get(page) === source) return shared()
    last.delete(page)
    await playground.write(source)
    await playground.run()
    // As it is for those who find the run: the pointer is where a program was run by it, and the focus on what comes next.
    await page.mouse.move(0, 0)
    await playground.toBeginning()
    last.set(page, source)
    return shared()
  }
}
