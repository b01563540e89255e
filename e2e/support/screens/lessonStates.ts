import { LESSONS } from '@loopscope/shared/site/lessons'
import { Lesson } from '../lesson.ts'
import type { ScreenState } from './screenState.ts'

/** The small demos: each asked, and then run; the choice of those of which one shows more than the others. */
export const LESSON_STATES: readonly ScreenState[] = [
  {
    name: 'demo-pool-asked',
    arrange: async (page) => void (await Lesson.open(page, 'pool')),
  },
  ...LESSONS.map(({ name }) => ({
    name: `demo-${name}`,
    arrange: async (page: Parameters<ScreenState['arrange']>[0]) => {
      const lesson = await Lesson.open(page, name)
      await lesson.choices.nth(name === 'pool' ? 2 : 1).click()
      await lesson.hasRun()
    },
  })),
]
