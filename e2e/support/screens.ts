import { copyFile, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { chromium as launchOptions } from '../../chromium.config.ts'
import { DOCS_STATES } from './screens/docsStates.ts'
import { ALL_SIZES, DOCS_SIZES } from './screens/screenSizes.ts'
import { SCREEN_STATES } from './screens/screenStates.ts'
import { takeScreens } from './screens/takeScreens.ts'
import startService from './startService.ts'

/**
 * Takes the pictures of the README and of docs/screens from the built page: `node e2e/support/screens.ts [name of a state]`. With
 * `--sizes FOLDER` before the name, all seven sizes that the page is looked at in, into that folder.
 */
const docs = fileURLToPath(new URL('../../docs/screens', import.meta.url))
const { values, positionals } = parseArgs({
  options: { sizes: { type: 'string' } },
  allowPositionals: true,
})
const [wanted] = positionals
const isWanted = (name: string) =>
  wanted === undefined ? values.sizes !== undefined || DOCS_STATES.has(name) : name === wanted
const states = SCREEN_STATES.filter(({ name }) => isWanted(name))
if (states.length === 0) {
  const names = new Set(SCREEN_STATES.map(({ name }) => name))
  throw new Error(`No state is called ${wanted}. There are: ${[...names].join(', ')}.`)
}
const folder = values.sizes ?? docs
if (folder === docs && wanted === undefined) await rm(docs, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const stopService = await startService()
const browser = await chromium.launch(launchOptions)
try {
  const sizes = folder === docs ? DOCS_SIZES : ALL_SIZES
  const failed = await takeScreens(browser, states, sizes, folder)
  for (const words of failed) console.error(words)
  process.exitCode = failed.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await stopService()
}
if (folder === docs && states.some(({ name }) => name === 'playground'))
  await copyFile(`${docs}/playground-desktop-dark.png`, `${docs}/playground.png`)
