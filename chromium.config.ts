import { existsSync } from 'node:fs'

const SHELL = '/usr/bin/chromium-headless-shell'

/** How every test starts its real browser. CHROMIUM names another one than Debian's. */
export const chromium = {
  executablePath: process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium'),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
