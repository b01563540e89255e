import type { Page } from '@playwright/test'

/**
 * What `read` finds in the page now, and after each press of a key. The page itself keeps it until all is asked for: a question
 * after each press takes half as long again as the presses. A key has been answered in full by the time it is let go.
 */
export async function atEachPress<T, A>(
  page: Page,
  key: string,
  presses: number,
  read: (about: A) => T,
  about: A,
): Promise<T[]> {
  const reader = await page.evaluateHandle<Reader>(`(${read})`)
  const kept = await page.evaluateHandle(keepAtEachPress, { reader, about, presses } as const)
  for (let i = 0; i < presses; i++) await page.keyboard.press(key)
  return (await kept.jsonValue()) as T[]
}

type Reader = (about: unknown) => unknown

type Wanted = { readonly reader: Reader; readonly about: unknown; readonly presses: number }

/** Runs in the page. */
function keepAtEachPress({ reader, about, presses }: Wanted): unknown[] {
  const kept = [reader(about)]
  const keep = () => {
    kept.push(reader(about))
    if (kept.length > presses) removeEventListener('keyup', keep, true)
  }
  if (presses > 0) addEventListener('keyup', keep, true)
  return kept
}
