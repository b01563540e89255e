import { expect, test } from 'vitest'
import { POOL_START, poolSettingsSchema } from './pool/poolSettings.ts'
import { readSettings, writeSettings } from './settingsQuery.ts'

const read = (query: string) =>
  readSettings(new Map(new URLSearchParams(query)), poolSettingsSchema, POOL_START)

test('settings go through an address and back, and what is as it began is left out', () => {
  const settings = { ...POOL_START, size: 16, call: 'lookup', others: true } as const
  expect(writeSettings(settings, POOL_START)).toBe('?size=16&call=lookup&others=true')
  expect(read('?size=16&call=lookup&others=true')).toEqual(settings)
  expect(writeSettings(POOL_START, POOL_START)).toBe('')
})

test.each(['?size=17', '?size=', '?size=1e9', '?call=exec', '?jobs=0.5', '?unknown=1', ''])(
  'the page begins as ever with %s',
  (query) => {
    expect(read(query)).toEqual(POOL_START)
  },
)
