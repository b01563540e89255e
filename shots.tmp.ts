import { chromium } from '@playwright/test'
import { chromium as launchOptions } from '/work/wt/first16/chromium.config.ts'
import { openService, freePort } from '/work/wt/first16/e2e/startService.ts'
const want = process.argv[2] ?? ''
const scenes: Record<string, (page: any) => Promise<void>> = {
  first: async () => {},
  right: async (p) => { await p.getByRole('group',{name:'Your prediction'}).getByRole('button',{name:'6',exact:true}).click(); await p.waitForTimeout(500) },
  wrong: async (p) => { await p.getByRole('group',{name:'Your prediction'}).getByRole('button',{name:'5',exact:true}).click(); await p.waitForTimeout(500) },
  end: async (p) => { await p.keyboard.press('End'); await p.waitForTimeout(700) },
  tour0: async (p) => { await p.getByRole('button',{name:'Show me around'}).click(); await p.waitForTimeout(500) },
  tour1: async (p) => { await p.getByRole('button',{name:'Show me around'}).click(); for (let i=0;i<1;i++) await p.getByRole('button',{name:'Next',exact:true}).click(); await p.waitForTimeout(500) },
  tour2: async (p) => { await p.getByRole('button',{name:'Show me around'}).click(); for (let i=0;i<2;i++) await p.getByRole('button',{name:'Next',exact:true}).click(); await p.waitForTimeout(500) },
  tour3: async (p) => { await p.getByRole('button',{name:'Show me around'}).click(); for (let i=0;i<3;i++) await p.getByRole('button',{name:'Next',exact:true}).click(); await p.waitForTimeout(500) },
  tour4: async (p) => { await p.getByRole('button',{name:'Show me around'}).click(); for (let i=0;i<4;i++) await p.getByRole('button',{name:'Next',exact:true}).click(); await p.waitForTimeout(500) },
  term: async (p) => { await p.locator('[data-term="poll"]').first().click(); await p.waitForTimeout(500) },
  termflight: async (p) => { await p.locator('[data-term="pool"]').first().click(); await p.waitForTimeout(500) },
  path: async (p) => { await p.keyboard.press('g'); await p.waitForTimeout(600) },
  examples: async (p) => { await p.getByRole('button',{name:'Examples'}).click(); await p.waitForTimeout(600) },
}
const sizes: Record<string,[number,number]> = { d: [1440,900], l: [1280,720], p: [390,844], t: [1024,768], w: [2560,1440], s:[768,1024], r:[844,390] }
const { url, stop } = await openService(await freePort())
const browser = await chromium.launch(launchOptions)
try {
  for (const spec of want.split(',')) {
    const [scene, size, theme='dark'] = spec.split(':')
    const [width,height] = sizes[size!]!
    const context = await browser.newContext({ viewport: {width,height}, colorScheme: theme as any, serviceWorkers:'block', hasTouch: size==='p' })
    const page = await context.newPage()
    page.on('console', (m: any) => { if (m.type()==='error'||m.type()==='warning') console.log(spec, m.text()) })
    page.on('pageerror', (e: any) => console.log(spec, 'ERR', e.message))
    await page.goto(url)
    try {
    await page.getByRole('region',{name:'What comes next'}).waitFor({timeout: 15000})
    await page.waitForTimeout(1500)
    await scenes[scene!]!(page) } catch (e: any) { console.log(spec, e.message.slice(0,300)) }
    await page.screenshot({ path: `/tmp/first16/${scene}-${size}-${theme}.png` })
    await context.close()
  }
} finally { await browser.close(); await stop() }
