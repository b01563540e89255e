import type { Loopscope } from '../../state/loopscope.ts'
import type { PanesStore } from '../../state/panes.ts'
import { noteVisit } from '../../storage/visits.ts'
import { exampleOf } from '../exampleOf.ts'
import { openExample } from '../openExample.ts'
import { PATH_LESSONS } from './lessons.ts'

/** Puts the program of this lesson into the editor, and hides what its run will print. */
export function takeLesson(loopscope: Loopscope, panes: PanesStore, index: number): void {
  const example = exampleOf(PATH_LESSONS[index]?.example ?? '')
  if (example === null) return
  noteVisit()
  openExample(loopscope, example, panes)
  loopscope.reveal.setState({ hidden: true })
  panes.setState({ lesson: index })
}

/** Back to the plain playground, with everything in sight. */
export function leaveLesson({ reveal }: Loopscope, panes: PanesStore): void {
  reveal.setState({ hidden: false })
  panes.setState({ lesson: null })
}
