import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { configurationPage } from './configurationPage.ts'
import { environmentSchema } from './environment.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** Read in the processes that the service starts, which set them themselves. */
const INSIDE = ['apps/tracer/src/lab/inside/', 'apps/tracer/src/probe/', 'apps/tracer/src/testing/']
/** Of the system's or of Node's, not the service's own. */
const SYSTEMS = ['PATH', 'HOME', 'TMPDIR', 'NO_COLOR']

describe('docs/configuration.md', () => {
  it('is what config.ts reads; npm run docs writes it anew', () => {
    expect(readFileSync(`${ROOT}docs/configuration.md`, 'utf8')).toBe(configurationPage())
  })

  it('says what each variable is', () => {
    const silent = Object.entries(environmentSchema.shape).filter(
      ([, { description }]) => description === undefined,
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('lists every variable that the service reads', () => {
    const known = new Set([...Object.keys(environmentSchema.shape), ...SYSTEMS])
    const files = readdirSync(`${ROOT}apps/tracer/src`, { recursive: true, encoding: 'utf8' })
      .map((name) => `apps/tracer/src/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
      .filter((name) => !INSIDE.some((folder) => name.startsWith(folder)))
    const unknown = files.flatMap((file) =>
      [...readFileSync(ROOT + file, 'utf8').matchAll(/process\.env(?:\.|\[')([A-Z][A-Z_0-9]*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !known.has(name))
        .map((name) => `${file}: ${name}`),
    )
    expect(unknown).toEqual([])
  })
})
