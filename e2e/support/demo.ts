import { expect, type Locator, type Page } from '@playwright/test'

/** What a person does with the page of a demo, in their words. */
export class Demo {
  readonly page: Page
  readonly now: Locator
  readonly position: Locator
  readonly events: Locator
  readonly figures: Locator

  constructor(page: Page) {
    this.page = page
    this.now = page.getByRole('status', { name: 'Now' })
    this.position = page.getByRole('slider', { name: 'Position' })
    this.events = page.getByRole('region', { name: 'Events' })
    this.figures = page.getByRole('region', { name: 'Figures' })
  }

  static async open(page: Page, name = 'cluster'): Promise<Demo> {
    await page.goto(`/demos/${name}`)
    const demo = new Demo(page)
    await expect(demo.button('Start')).toBeEnabled()
    return demo
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Plays the recording that comes with the page, which has to arrive before one can move in it. */
  async playRecorded(): Promise<void> {
    await this.button('Play a recorded session').click()
    await expect(this.position).toBeEnabled()
  }

  /** The card of a process, as "worker 1" or "primary". */
  process(id: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${id}, pid \\d+$`) })
  }

  /** Starts a session, and waits until two workers take connections. */
  async start(): Promise<void> {
    await this.button('Start').click()
    await this.areListening()
  }

  async areListening(): Promise<void> {
    for (const worker of ['worker 1', 'worker 2'])
      await expect(this.process(worker)).toContainText('listening')
  }

  /** The pids on the cards, of processes that live. */
  async pids(): Promise<number[]> {
    const names = await this.page
      .locator('[data-process]:not([data-state="dead"], [data-state="over"])')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''))
    return names.map((name) => Number(/pid (\d+)/.exec(name)?.[1]))
  }

  /** The row of the list of events that says this. */
  event(text: string | RegExp): Locator {
    return this.events.getByRole('button').filter({ hasText: text })
  }

  /** Everything that a moment shows, for comparing two visits of it. */
  async moment(): Promise<(string | null)[]> {
    const cards = await this.page.locator('[data-process]').allTextContents()
    return [await this.now.textContent(), await this.figures.textContent(), ...cards]
  }

  /** Ends the session of this visitor, if one goes on. */
  async end(): Promise<void> {
    await this.page.evaluate(async () => {
      const { own } = await (await fetch('/api/labs')).json()
      if (own !== null) await fetch(`/api/labs/${own.id}`, { method: 'DELETE' })
    })
  }
}

/** Whether a process of this machine lives; a zombie does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const { readFile } = await import('node:fs/promises')
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat !== null && !/\) Z /.test(stat)
}
