import { expect, test } from 'vitest'
import { readShippedLesson } from '../../../fixtures/readShippedLesson.ts'
import { keepSettingsSchema } from './keepSettings.ts'
import { readKeep } from './readKeep.ts'

test('the end that the sentence tells is the last row of the table under it', () => {
  const models = readShippedLesson('keep-alive').map(({ settings, timeline }) =>
    readKeep(timeline, keepSettingsSchema.parse(settings)),
  )
  expect(models.length).toBeGreaterThan(0)
  for (const model of models) {
    const { step, at } = model?.rows.at(-1) ?? {}
    expect({ step, at }).toEqual({ step: 'exit', at: model?.end.at })
  }
})
