import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { clusterActionSchema, clusterActions } from './labApi.ts'
import { loadActionSchema, loadActions } from './load/loadActions.ts'
import { instanceActionSchema, instanceActions } from './processes/instanceActions.ts'
import { PROXY_STARTS } from './proxy/config/proxyPresets.ts'
import { proxyActionSchema, proxyActions } from './proxy/proxyActions.ts'

/** Of every kind that JSON has, none of which every field takes. */
const WRONG: readonly unknown[] = [
  ...[
    null,
    'x',
    '',
    0,
    -1,
    1.5,
    1e12,
    true,
    [],
    {},
    [1],
    [null],
    { a: 1 },
    Array(9).fill('text/css'),
  ],
]

/** What a body is refused with; null: it is taken. An unknown field is told by its name (`readBody`). */
function refusalOf(schema: z.ZodType, body: unknown): string | null {
  const issue = schema.safeParse(body).error?.issues[0]
  return issue === undefined || issue.code === 'unrecognized_keys' ? null : issue.message
}

/** The house's: it names the field and what that takes. zod's own begin with "Invalid", "Too small" and the like. */
const SENTENCE = /^"\w+" must (?:be|name|hold) /

const demos = [
  ['cluster', clusterActionSchema, clusterActions],
  ['autocannon', loadActionSchema, loadActions],
  ['processes', instanceActionSchema, instanceActions],
  ['haproxy', proxyActionSchema, proxyActions],
] as const

describe.each(demos)('what %s refuses', (_name, schema, actions) => {
  it('is told as a sentence that names the field and what it takes, whichever field is wrong', () => {
    const bodies = Object.entries(actions).flatMap(([action, fields]) =>
      WRONG.flatMap((wrong) => [
        { action: wrong },
        { action, epoch: wrong },
        { action, epoch: 1, tab: wrong },
        ...Object.keys(fields).map((field) => ({ action, epoch: 1, [field]: wrong })),
      ]),
    )
    const told = bodies.flatMap((body) => refusalOf(schema, body) ?? [])
    expect(told.length).toBeGreaterThan(50)
    expect([...new Set(told)].filter((sentence) => !SENTENCE.test(sentence))).toEqual([])
  })
})

/** The settings with the value at each place in turn replaced, at any depth. */
function* spoiled(value: unknown, by: unknown): Generator<unknown> {
  yield by
  if (Array.isArray(value))
    for (const [at, one] of value.entries())
      for (const other of spoiled(one, by)) yield value.with(at, other)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      for (const other of spoiled(one, by)) yield { ...value, [key]: other }
}

it('so it is within the settings of HAProxy, at any depth', () => {
  const { experiment: _, ...settings } = PROXY_STARTS.compression
  const bodies = WRONG.flatMap((wrong) =>
    [...spoiled(settings, wrong)].map((of) => ({ action: 'set', epoch: 1, settings: of })),
  )
  const told = bodies.flatMap((body) => refusalOf(proxyActionSchema, body) ?? [])
  expect(told.length).toBeGreaterThan(300)
  expect([...new Set(told)].filter((sentence) => !SENTENCE.test(sentence))).toEqual([])
  expect([
    refusalOf(proxyActionSchema, { action: 'set', epoch: 1, settings: { servers: [] } }),
    refusalOf(proxyActionSchema, { action: 'set', epoch: 1, settings: { check: 4 } }),
    refusalOf(proxyActionSchema, { action: 'set', epoch: 1, settings: {} }),
  ]).toEqual([
    '"servers" must be a list of 1 to 4 objects of weight, maxconn, slowMs, maxConnections',
    '"check" must be an object of kind, interMs, fall, rise',
    '"settings" must name something to be set: mode, algorithm, hashType, servers, check, redispatch, retries, observe, timeouts, maxconn, rateLimit, compression, tls',
  ])
})
