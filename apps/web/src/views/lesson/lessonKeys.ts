import type { Settings } from '@loopscope/shared/lesson/lesson'
import { useCallback } from 'react'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { startRun } from '../bar/startRun.ts'
import type { KeyRows } from '../keys/KeyList.tsx'
import { type Focus, intentOf, type Key } from '../keys/keys.ts'
import { moveByKey } from '../keys/moveByKey.ts'
import { MOVE_KEYS } from '../keys/moveKeys.ts'
import { usePageKeys } from '../keys/usePageKeys.ts'

/** The keys of a lesson's page, as its list tells of them. */
export const LESSON_KEYS: KeyRows = [
  [['Ctrl ⏎'], 'run'],
  ...MOVE_KEYS,
  [['I'], 'this step in words, read aloud'],
  [['?'], 'this list'],
]

/** Of the playground's keys those that a lesson has a use for. `list`: shows them. */
export function useLessonKeys<S extends Settings, M>(page: LessonPage<S, M>, list: () => void) {
  usePageKeys(
    useCallback(
      (key: Key, focus: Focus) => {
        const intent = intentOf(key, focus)
        if (intent?.type === 'run') startRun(page.run)
        else if (intent?.type === 'keys') list()
        else return moveByKey(intent, page.loopscope)
        return true
      },
      [page, list],
    ),
  )
}
