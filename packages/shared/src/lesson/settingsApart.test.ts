import { expect, test } from 'vitest'
import { LAYERS_START, layersControls } from './layers/layersSettings.ts'
import { POOL_START, poolControls } from './pool/poolSettings.ts'
import { settingsApart } from './settingsApart.ts'

test('settings are told by what sets them apart, in the words of their controls', () => {
  const connect = { ...LAYERS_START, call: 'connect', busy: 0 } as const
  expect(settingsApart(layersControls, connect, LAYERS_START)).toBe(
    'Call: net.connect, JavaScript goes on for: 0 ms',
  )
  expect(settingsApart(layersControls, LAYERS_START, LAYERS_START)).toBe('')
})

test('a setting that means nothing beside the others is left out', () => {
  const files = { ...POOL_START, call: 'readFile', work: 60, others: true } as const
  expect(settingsApart(poolControls, files, POOL_START)).toBe(
    'Call: readFile, Then a file, a timer and a socket: on',
  )
})
