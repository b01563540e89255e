import { expect, it } from 'vitest'
import { replicaIdSchema } from './replicaId.ts'

const UUID = '6f1c2a04-9a3b-4c5d-8e7f-001122334455'

it('an id is a UUID, after the name of its replica where there are several', () => {
  const ids = [
    UUID,
    `a~${UUID}`,
    `eu1~${UUID}`,
    `~${UUID}`,
    `a~b~${UUID}`,
    `A~${UUID}`,
    `a/..~${UUID}`,
    'a~',
    '',
  ]
  const schema = replicaIdSchema('no id')
  expect(ids.filter((id) => schema.safeParse(id).success)).toEqual(ids.slice(0, 3))
})
