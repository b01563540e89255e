import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does with the page of a lesson, in their words. */
export class Lesson {
  readonly page: Page
  readonly now: Locator
  readonly answer: Locator
  readonly position: Locator
  readonly choices: Locator

  constructor(page: Page) {
    this.page = page
    this.now = page.getByRole('status', { name: 'Now' })
    this.answer = page.getByRole('status', { name: 'What really happened' })
    this.position = page.getByRole('slider', { name: 'Position' })
    this.choices = page.getByRole('list', { name: 'Your prediction' }).getByRole('button')
  }

  static async open(page: Page, name: string): Promise<Lesson> {
    await page.goto(`/demos/${name}`)
    const lesson = new Lesson(page)
    await expect(lesson.choices.first()).toBeVisible()
    return lesson
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Whether a run is shown, and which sentence says so. */
  async hasRun(): Promise<string> {
    await expect(this.page.getByText(/^Run just now, on Node \d+\.\d+\.\d+$/)).toBeVisible()
    return (await this.now.textContent()) ?? ''
  }

  /** Right answers in a row, as this browser keeps them. */
  async streak(): Promise<{ readonly streak: number; readonly names: readonly string[] }> {
    return this.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('loopscope.puzzles') ?? '{}')
      return { streak: kept.streak ?? 0, names: Object.keys(kept.puzzles ?? {}) }
    })
  }
}
