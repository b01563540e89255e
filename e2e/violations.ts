import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe has against the page, in lines that say what and where. It needs a context without the page's content security policy. */
export async function violations(page: Page): Promise<string[]> {
  // Nothing of what passed is asked for, nor is a blank page opened to put the frames' reports together: a third of the time.
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.html}`),
  )
}

/** What has a name that does not contain the text to be seen: who speaks to the page could not call it. */
export async function misnamed(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withRules(['label-content-name-mismatch', 'aria-valid-attr-value'])
    .setLegacyMode(true)
    .analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
