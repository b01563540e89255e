import { chromium } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import type { BenchService } from './benchService.ts'
import { LESSON_SLIDERS } from './lessonSliders.ts'
import { median } from './median.ts'

/** ms, medians. `first`: until a picture of the new run is there, of as much of it as has happened; `whole`: of all of it. */
export type LessonSpeed = { readonly first: number; readonly whole: number }

/**
 * From a move of the lesson's slider to the frame that shows the new run's picture; medians of `moves`. `rests`: whether the warm pool
 * is full again before each move; else one move follows another, as when somebody goes on sliding.
 */
export async function lessonSpeed(
  service: BenchService,
  lesson: keyof typeof LESSON_SLIDERS,
  moves: number,
  rests = true,
): Promise<LessonSpeed> {
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${service.url}/demos/${lesson}`)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText(/^Run just now/).waitFor()
    const times: LessonSpeed[] = []
    for (let i = 0; i < moves; i++) {
      if (rests) await service.warmed()
      times.push(
        await page.evaluate(slide, { slider: LESSON_SLIDERS[lesson], by: i % 8 < 4 ? 1 : -1 }),
      )
    }
    return {
      first: median(times.map(({ first }) => first)),
      whole: median(times.map(({ whole }) => whole)),
    }
  } finally {
    await browser.close()
  }
}

/** Runs in the page. The stage is busy from when the run is asked for until its picture is there. */
async function slide({ slider, by }: { slider: string; by: number }): Promise<LessonSpeed> {
  const input = document.querySelector<HTMLInputElement>(`input[aria-label="${slider}"]`)
  const stage = document.querySelector('.lesson-stage')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  if (input === null || stage === null) throw new Error('The page has no such slider.')
  // At an end of the slider there is one way only.
  const move = by * Number(input.step)
  const there = Number(input.value) + move
  const next = there > Number(input.max) || there < Number(input.min) ? there - 2 * move : there
  let wasBusy = false
  let first: Promise<number> | null = null
  const painted = async () => {
    await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - start
  }
  const shown = new Promise<void>((resolve) => {
    const watcher = new MutationObserver(() => {
      if (stage.getAttribute('data-going') === 'true') first ??= painted()
      const busy = stage.getAttribute('aria-busy') === 'true'
      if (wasBusy && !busy) {
        watcher.disconnect()
        resolve()
      }
      wasBusy ||= busy
    })
    watcher.observe(stage, { attributes: true, attributeFilter: ['aria-busy', 'data-going'] })
  })
  const start = performance.now()
  // React listens to the value being set by a person, not by its own property.
  set?.call(input, String(next))
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await shown
  const whole = await painted()
  return { first: (await first) ?? whole, whole }
}
