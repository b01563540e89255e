import { expect, test } from 'vitest'
import { readShippedLesson } from '../../../fixtures/readShippedLesson.ts'
import { layersSettingsSchema } from './layersSettings.ts'
import { readLayers } from './readLayers.ts'

test('JavaScript goes on for as long as the setting says, its own prints included', () => {
  const runs = readShippedLesson('layers')
  expect(runs.length).toBeGreaterThan(0)
  for (const { settings, timeline } of runs) {
    const { busy } = layersSettingsSchema.parse(settings)
    const { returned = 0, free = 0 } = readLayers(timeline) ?? {}
    expect((free - returned) / 1000 / busy).toBeCloseTo(1, 1)
  }
})
