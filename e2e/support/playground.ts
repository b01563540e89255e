import { expect, type Locator, type Page } from '@playwright/test'
import { atEachPress } from './atEachPress.ts'

/** A line of the console as a person sees it; `queue` is null outside of the two queues. */
export type SeenLine = {
  readonly text: string
  readonly phase: string
  readonly queue: string | null
}

/** What a person does with the playground, in their words. */
export class Playground {
  readonly page: Page
  readonly outcome: Locator
  readonly position: Locator
  readonly loop: Locator
  readonly coming: Locator

  constructor(page: Page) {
    this.page = page
    this.outcome = page.getByRole('status', { name: 'Outcome' })
    this.position = page.getByRole('slider', { name: 'Position' })
    this.loop = page.getByRole('region', { name: 'Event loop' })
    this.coming = page.getByRole('region', { name: 'What comes next' })
  }

  /** Opens the page as somebody who has run something before, and waits for the real editor. */
  static async open(page: Page): Promise<Playground> {
    // Only a run tells the page that somebody has been here. To make one first would say nothing about what is tested.
    await page.addInitScript(() => localStorage.setItem('loopscope.visited', '1'))
    await page.goto('/')
    const playground = new Playground(page)
    await playground.editorIsHere()
    return playground
  }

  /** Opens the page as somebody who has never been here, and waits for the recorded run. */
  static async firstVisit(page: Page): Promise<Playground> {
    await page.goto('/')
    const playground = new Playground(page)
    await playground.coming.waitFor()
    await page.locator('#shell').waitFor({ state: 'detached' })
    return playground
  }

  /** The page at a size, after a run of its own snippet, at the first callback. */
  static async atFirstCallback(
    page: Page,
    viewport: { width: number; height: number },
  ): Promise<Playground> {
    await page.setViewportSize(viewport)
    const playground = await Playground.open(page)
    await playground.run()
    await page.keyboard.press('c')
    return playground
  }

  /** Until then a plain field stands in its place. */
  async editorIsHere(): Promise<void> {
    await this.page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
    await this.page.locator('#shell').waitFor({ state: 'detached' })
  }

  async write(source: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Editor' })
      .getByRole('textbox', { name: 'Snippet' })
      .fill(source)
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Runs, and waits until the recording is complete and at rest. */
  async run(): Promise<void> {
    await this.button('Run').click()
    await expect(this.button('Run')).toBeEnabled()
  }

  /** Back to where a finished run rests: step 0, nothing open over the page, Why in the inspector, the focus nowhere. */
  async toBeginning(): Promise<void> {
    for (let i = 0; i < 2; i++) await this.page.keyboard.press('Escape')
    const why = this.page.getByRole('tab', { name: 'Why' })
    if ((await why.isVisible()) && (await why.getAttribute('aria-selected')) !== 'true')
      await why.click()
    // Before the first run there is nothing to go back in.
    if (await this.position.isEnabled()) await this.position.fill('0')
    await this.page.evaluate(() => {
      scrollTo(0, 0)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
  }

  async lines(): Promise<SeenLine[]> {
    const rows = this.page
      .getByRole('region', { name: 'Console' })
      .getByRole('listitem')
      .getByRole('button')
    return rows.evaluateAll((buttons) =>
      buttons.map((button) => ({
        text: button.querySelector('.console-text')?.textContent ?? '',
        phase: button.getAttribute('data-phase') ?? '',
        queue: button.getAttribute('data-queue'),
      })),
    )
  }

  async texts(): Promise<string> {
    return (await this.lines()).map(({ text }) => text).join(' ')
  }

  /** The names of all elements that are marked as the current step: there is to be exactly one. */
  activePhases(): Promise<(string | null)[]> {
    return this.loop
      .locator('[aria-current="step"]')
      .evaluateAll((phases) => phases.map((phase) => phase.getAttribute('aria-label')))
  }

  /** Everything that a moment shows, for comparing two visits of it. */
  moment(): Promise<Moment> {
    return this.page.evaluate(shownMoment, TOLD)
  }

  /** The moment that is shown, and those that each press of a key leads to. */
  moments(key: string, presses: number): Promise<Moment[]> {
    return atEachPress(this.page, key, presses, shownMoment, TOLD)
  }
}

/** `phases`: the names of all that are marked as the current step, as `activePhases` has them. */
type Moment = {
  readonly step: string | null
  readonly phases: readonly (string | null)[]
  readonly told: readonly (string | null)[]
}

/** What tells a moment from another, besides the phase. */
const TOLD = ['Now', 'Call stack', 'nextTick queue', 'Microtask queue', 'In flight']

/** Runs in the page. */
function shownMoment(names: readonly string[]): Moment {
  const position = document.querySelector<HTMLInputElement>('input[aria-label="Position"]')
  const loop = document.querySelector('[aria-label="Event loop"]')
  const active = [...(loop?.querySelectorAll('[aria-current="step"]') ?? [])]
  const told = names.map((name) => document.querySelector(`[aria-label="${name}"]`))
  return {
    step: position?.value ?? null,
    phases: active.map((phase) => phase.getAttribute('aria-label')),
    told: [loop?.querySelector('ol'), ...told].map((element) => element?.textContent ?? null),
  }
}
