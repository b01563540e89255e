import { expect } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'
import { Playground } from '../support/playground.ts'
import { test } from '../support/test.ts'

test('while a run streams the picture grows; stepping back works; Stop ends it', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write("let n = 0\nsetInterval(() => console.log('beat', ++n), 150)")
  const lines = page.getByRole('region', { name: 'Console' })
  // A busy machine may need longer for it than a run may take: then it is stopped at the limit, and run once more.
  let taken = ''
  await expect(async () => {
    await playground.button('Run').click()
    await expect(lines).toContainText('beat 3')
    await expect(playground.outcome).toContainText(/Running \d/)
    const first = Number(await playground.position.getAttribute('max'))
    await page.locator('.console-line').first().click()
    taken = await playground.position.inputValue()
    expect(await playground.activePhases()).toEqual(['Timers'])
    await playground.button('Stop').click({ timeout: 5000 })
    await expect(playground.outcome).toContainText('Stopped by you')
    await expect(playground.position).toHaveValue(taken)
    expect(Number(await playground.position.getAttribute('max'))).toBeGreaterThan(first)
  }).toPass()
  await playground.button('Step forward').click()
  await expect(playground.position).toHaveValue(String(Number(taken) + 1))
})

const ENDS = [
  {
    name: 'a run that ends with another code',
    source: 'process.exitCode = 3',
    outcome: 'Finished exit code 3',
    banner: null,
    goTo: null,
  },
  {
    name: 'an error that nobody caught',
    source: "console.log('a')\nsetTimeout(() => {\n  null.x\n}, 1)\n",
    outcome: 'Threw TypeError',
    banner: 'Threw TypeError',
    goTo: { button: 'Go to line 3', now: /threw TypeError on line 3/ },
  },
  {
    name: 'a loop without end',
    source: "console.log('a')\nsetTimeout(() => {\n  for (;;);\n}, 1)\n",
    outcome: 'Stopped at the limit of',
    banner: 'The setTimeout callback scheduled at line 2 never returned.',
    goTo: { button: 'Go to it', now: /Timers runs the setTimeout callback from line 2/ },
  },
  {
    name: 'a heap that is full',
    source:
      "console.log('a')\nconst kept = []\nfor (;;) kept.push(new Array(1e5).fill(kept.length))\n",
    outcome: 'Out of memory',
    banner: 'Out of memory',
    goTo: { button: 'Go to line 1', now: /printed "a"/ },
  },
  {
    name: 'too much output',
    source: "const { writeSync } = require('fs')\nfor (;;) writeSync(1, 'x'.repeat(65536))\n",
    outcome: 'Stopped it wrote more than',
    banner: 'Most of it came from line 2.',
    goTo: { button: 'Go to line 2', now: /Main runs/ },
  },
  {
    name: 'a signal of its own',
    source: "console.log('a')\nprocess.kill(process.pid, 'SIGKILL')\n",
    outcome: 'Killed by SIGKILL',
    banner: 'Killed by SIGKILL',
    goTo: { button: 'Go to line 1', now: /printed "a"/ },
  },
] as const

/** In the whole form each of them on a page of its own. */
for (const ends of WHOLE ? ENDS.map((end) => [end]) : [ENDS])
  test(`the end is said plainly, and what was recorded can be stepped through: ${ends.map(({ name }) => name).join(', ')}`, async ({
    page,
  }) => {
    const playground = await Playground.open(page)
    for (const { name, source, outcome, banner, goTo } of ends)
      await test.step(name, async () => {
        await playground.write(source)
        await playground.run()
        await expect(playground.outcome).toContainText(outcome)
        const bar = page.locator('.banner')
        if (banner === null) await expect(bar).toHaveCount(0)
        else await expect(bar).toContainText(banner)
        if (goTo !== null) {
          await bar.getByRole('button', { name: goTo.button }).click()
          await expect(page.getByRole('status', { name: 'Now' })).toHaveText(goTo.now)
        }
        await page.locator('.now').click({ position: { x: 5, y: 5 } })
        for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
        expect(await playground.activePhases()).toHaveLength(1)
      })
  })

test('what never started is said with its line', async ({ page }) => {
  const playground = await Playground.open(page)
  await page.getByRole('combobox', { name: 'Module kind' }).selectOption('typescript')
  await playground.write('enum Colour { Red }\n')
  await playground.run()
  await expect(playground.outcome).toContainText('Not run')
  await expect(page.locator('.banner')).toContainText('Not run')
})
