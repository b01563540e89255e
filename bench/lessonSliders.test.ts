import { expect, it } from 'vitest'
import { CLOSED_LESSONS } from '../packages/shared/src/lesson/closedLessons.ts'
import { LESSON_SLIDERS } from './lessonSliders.ts'

it('each slider that is measured is one of its lesson, whatever that is called now', () => {
  const kinds = CLOSED_LESSONS.map(({ name, controls }) => [
    name,
    controls.find(({ label }) => label === LESSON_SLIDERS[name])?.kind,
  ])
  expect(kinds).toEqual(CLOSED_LESSONS.map(({ name }) => [name, 'range']))
})
