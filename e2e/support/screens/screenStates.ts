import { COMPARISON_STATES } from './comparisonStates.ts'
import { DEMO_STATES } from './demoStates.ts'
import { GUIDE_STATES } from './guideStates.ts'
import { HAPROXY_STATES } from './haproxyStates.ts'
import { LESSON_STATES } from './lessonStates.ts'
import { PLAYGROUND_STATES } from './playgroundStates.ts'
import { PUZZLE_STATES } from './puzzleStates.ts'
import { REQUEST_STATES } from './requestStates.ts'
import type { ScreenState } from './screenState.ts'
import { SHARE_STATES } from './shareStates.ts'

/** Every state that has a picture, at each of the sizes and in both themes. */
export const SCREEN_STATES: readonly ScreenState[] = [
  ...GUIDE_STATES,
  ...PLAYGROUND_STATES,
  ...REQUEST_STATES,
  ...COMPARISON_STATES,
  ...SHARE_STATES,
  ...PUZZLE_STATES,
  ...DEMO_STATES,
  ...LESSON_STATES,
  ...HAPROXY_STATES,
]
