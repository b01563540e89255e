import { copyFile, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { chromium as launchOptions } from '../../chromium.config.ts'
import { Playground } from './playground.ts'
import { SCREEN_STATES } from './screenStates.ts'
import startService from './startService.ts'

/** Takes the pictures of the README and of docs/screens from the built page: `node e2e/support/screens.ts [name of a state]`. */
const target = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const SIZES = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const
const THEMES = ['dark', 'light'] as const
/** Longer than any motion of the page, ms: a picture of things on their way shows a state that is none. */
const MOTION_MS = 600

const wanted = process.argv[2]
const states = SCREEN_STATES.filter(({ name }) => wanted === undefined || name === wanted)
if (states.length === 0) {
  const names = SCREEN_STATES.map(({ name }) => name).join(', ')
  throw new Error(`No state is called ${wanted}. There are: ${names}.`)
}
if (wanted === undefined) await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
const stopService = await startService()
const browser = await chromium.launch(launchOptions)
try {
  for (const state of states)
    for (const size of state.size === undefined ? SIZES : [state.size])
      for (const theme of THEMES) {
        const path = `${target}${state.name}-${size.name}-${theme}.png`
        await takePicture(browser, { state, viewport: size.viewport, theme, path })
      }
} finally {
  await browser.close()
  await stopService()
}
if (states.some(({ name }) => name === 'playground'))
  await copyFile(`${target}playground-desktop-dark.png`, `${target}playground.png`)

async function takePicture(
  from: Browser,
  picture: {
    readonly state: (typeof SCREEN_STATES)[number]
    readonly viewport: { readonly width: number; readonly height: number }
    readonly theme: (typeof THEMES)[number]
    readonly path: string
  },
): Promise<void> {
  const { state, viewport, theme, path } = picture
  const context = await from.newContext({
    viewport,
    colorScheme: theme,
    baseURL: process.env['LOOPSCOPE_URL'] ?? '',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await state.arrange(await Playground.open(page), page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(MOTION_MS)
  await page.screenshot({ path, animations: 'disabled' })
  await context.close()
}
