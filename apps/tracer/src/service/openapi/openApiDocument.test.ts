import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { VERSION } from '../../version.ts'
import { apiPage } from './apiPage.ts'
import { OPERATIONS, openApiDocument } from './openApiDocument.ts'
import { REFUSALS } from './refusals.ts'

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url))
const SOURCES = `${ROOT}apps/tracer/src/`

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, with nothing that its specification does not allow', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(openApiDocument(VERSION)))).toEqual({
      valid: true,
    })
    expect(validator.version).toBe('3.1')
  })

  it('refers to nothing that it does not have, and names each operation once', () => {
    const document = openApiDocument(VERSION)
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
    const named = Object.keys(document.components.schemas)
    expect(
      [...references].map(([, name]) => name).filter((name) => !named.includes(name ?? '')),
    ).toEqual([])
    const ids = OPERATIONS.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('has every code of a refusal that the service throws, with its status, and no other', () => {
    const thrown = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !file.endsWith('.test.ts'))
      .flatMap((file) => refusalsIn(readFileSync(SOURCES + file, 'utf8')))
    const listed = Object.entries(REFUSALS).map(([code, { status }]) => `${status} ${code}`)
    expect([...new Set(thrown)].toSorted()).toEqual(listed.toSorted())
  })
})

it('docs/api.md is what npm run docs makes of it', () => {
  expect(readFileSync(`${ROOT}docs/api.md`, 'utf8')).toBe(apiPage())
})

/** "404 unknown_run", also of what a demo's session and a rate of requests refuse by their code alone. */
function refusalsIn(source: string): string[] {
  const direct = source.matchAll(/new Refusal\(\s*(\d{3}),\s*'(\w+)'/g)
  const codes = /class ActionRefused[\s\S]*?readonly code: ([^\n]+)/.exec(source)?.[1] ?? ''
  const notNow = codes.matchAll(/'(\w+)'/g)
  const byRate = source.matchAll(/(?<=\bcode = |^\s+)'(too_many_(?:links|starts))'/gm)
  return [
    ...[...direct].map(([, status, code]) => `${status} ${code}`),
    ...[...notNow].map(([, code = '']) => `${NOT_NOW[code]} ${code}`),
    ...[...byRate].map(([, code]) => `429 ${code}`),
  ]
}

/** The statuses that the routes of demos give what a session refuses. */
const NOT_NOW: Readonly<Record<string, number>> = {
  not_now: 409,
  bad_request: 400,
  stale_epoch: 409,
  too_many_actions: 429,
  no_port: 503,
}
