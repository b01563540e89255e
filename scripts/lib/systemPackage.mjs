import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { capture, run } from './command.mjs'
import { Failure } from './failure.mjs'
import { foreignPath } from './paths.mjs'

/**
 * Makes sure that the programs the tests need are there: on Debian and as root they are installed, else the line that does it
 * is shown. Under CI a missing program is a Failure: a test must not be skipped for want of it.
 */
export const installSystemPackages = async () => {
  if ((await missingPackages()).length === 0) return
  if (canInstall()) await aptGet()
  const still = await missingPackages()
  if (still.length === 0) return
  const sentence = `Not installed: ${still.join(', ')}. ${advice(still)}`
  if (process.env.CI === 'true') throw new Failure(sentence)
  console.log(`${sentence}\nTests that need them will fail or be skipped.`)
}

/** Chromium for tests, without windows of its own, as Playwright starts it where nothing is said: a page takes a sixth less work. */
const SHELL = 'chromium-headless-shell'

/** The path of the browser for the tests: CHROMIUM, else the first that is found, else null. */
export const findChromium = () => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.map(findCommand).find((path) => path !== null) ?? macChrome()
}

/** Debian's packages, and how to see that each is there. */
const packages = {
  bubblewrap: () => process.platform !== 'linux' || findCommand('bwrap') !== null,
  haproxy: () => findCommand('haproxy') !== null,
  [SHELL]: async () => hasBrowser() || !(canInstall() && (await isOffered(SHELL))),
  chromium: async () => findChromium() !== null || (canInstall() && (await isOffered(SHELL))),
  openssl: () => findCommand('openssl') !== null,
  postgresql: () => hasPostgres(),
  // For promtool.
  prometheus: () => findCommand('promtool') !== null,
  // For `kubectl kustomize`. Debian 12 has one that is too old: there it has to come from elsewhere.
  'kubernetes-client': async () =>
    findCommand('kubectl') !== null ||
    findCommand('kustomize') !== null ||
    !(canInstall() && (await isOffered('kubernetes-client', OLDEST_KUBECTL))),
  // For systemd-analyze.
  systemd: () => process.platform !== 'linux' || findCommand('systemd-analyze') !== null,
  'redis-server': () =>
    findCommand('redis-server') !== null || findCommand('valkey-server') !== null,
  libatomic1: async () => process.platform !== 'linux' || (await hasLibrary('libatomic.so.1')),
}

const missingPackages = async () => {
  const names = []
  for (const [name, present] of Object.entries(packages)) if (!(await present())) names.push(name)
  return names
}

const canInstall = () => findCommand('apt-get') !== null && process.getuid?.() === 0

const hasBrowser = () => Boolean(process.env.CHROMIUM) || findCommand(SHELL) !== null

/** The first minor version of kubectl 1 that reads deploy/kubernetes. */
const OLDEST_KUBECTL = 22

/** Whether this release of the system has the package, in minor version `least` or later, as far as the list of packages is there. */
const isOffered = async (name, least = 0) => {
  const { status, text } = await capture('apt-cache', ['show', '--no-all-versions', name])
  const [, minor = least] = /^Version: (?:\d+:)?\d+\.(\d+)/m.exec(text) ?? []
  return status === 0 && Number(minor) >= least
}

const aptGet = async () => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A stale list of packages may still be good enough, so a failed update is not the end.
  await capture('apt-get', ['update', '-qq'], { env })
  // Only now, as a machine that is new has no list at all.
  const names = await missingPackages()
  console.log(`Installing ${names.join(', ')} (apt-get)`)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // Debian starts what it installs where systemd runs; only its tool is wanted.
  if (names.includes('prometheus') && existsSync('/run/systemd/system'))
    await capture('systemctl', ['disable', '--now', 'prometheus'])
}

const advice = (names) =>
  findCommand('apt-get') === null
    ? 'Install them with the package manager of this system.'
    : `Run: sudo apt-get install -y --no-install-recommends ${names.join(' ')}`

const findCommand = (name) =>
  [...foreignPath(), '/usr/sbin', '/sbin'].map((folder) => join(folder, name)).find(existsSync) ??
  null

/** Debian puts the server's programs into a folder for each version, out of the PATH; the client alone has one, too. */
const hasPostgres = () => {
  const folder = '/usr/lib/postgresql'
  const versions = existsSync(folder) ? readdirSync(folder) : []
  return (
    findCommand('initdb') !== null ||
    versions.some((version) => existsSync(join(folder, version, 'bin', 'initdb')))
  )
}

const macChrome = () =>
  [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find(existsSync) ?? null

const hasLibrary = async (name) => {
  const { status, text } = await capture('/sbin/ldconfig', ['-p'])
  return status !== 0 || text.includes(name)
}
