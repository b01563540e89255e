import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does with the page of one puzzle, in their words. */
export class PuzzlePage {
  readonly page: Page
  readonly prediction: Locator
  readonly left: Locator
  readonly reveal: Locator
  readonly position: Locator

  constructor(page: Page) {
    this.page = page
    this.prediction = page.getByRole('list', { name: 'Your prediction' })
    this.left = page.getByRole('list', { name: 'Left to place' })
    this.reveal = page.getByRole('region', { name: 'What really happened' })
    this.position = page.getByRole('slider', { name: 'Position' })
  }

  static async open(page: Page, path: string): Promise<PuzzlePage> {
    await page.goto(path)
    const puzzle = new PuzzlePage(page)
    await expect(puzzle.left.getByRole('button').first()).toBeVisible()
    return puzzle
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  choice(text: string): Locator {
    return this.left.getByRole('button', { name: text, exact: true })
  }

  /** A tile that is placed. */
  placed(text = ''): Locator {
    return this.prediction.getByRole('button', { name: text, exact: true })
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  /** The texts of the prediction, one for each place. */
  async places(): Promise<(string | null)[]> {
    return this.prediction
      .locator('.tile')
      .evaluateAll((tiles) =>
        tiles.map((tile) => tile.querySelector('.tile-text')?.textContent ?? null),
      )
  }

  /** The states of the checked prediction: right, wrong, rest. */
  async marks(): Promise<(string | null)[]> {
    return this.prediction
      .locator('.tile')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-state')))
  }

  /** What the run of now printed, once it is there. */
  async realRun(): Promise<(string | null)[]> {
    const real = this.page.getByRole('list', { name: 'Real run' })
    await expect(real.getByRole('button').first()).toBeVisible()
    return real.locator('.tile-text').allTextContents()
  }

  /** The moment of the real run that is shown, as its text. */
  shown(): Locator {
    return this.page.getByRole('list', { name: 'Real run' }).locator('[aria-current="step"]')
  }
}
