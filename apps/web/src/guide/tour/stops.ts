import type { PaneTab } from '../../state/panes.ts'

/** A place of the page that the tour explains. */
export type TourStop = {
  readonly title: string
  readonly words: string
  /** What it is about, as a selector. */
  readonly about: string
  /** What its words speak of, too, and stands beside it. */
  readonly also?: string
  /** The tab that it stands behind on narrow pages; null: always in sight. */
  readonly tab: PaneTab | null
  /** It stands in the drawer on middle widths. */
  readonly inDrawer?: boolean
}

export const TOUR_STOPS: readonly TourStop[] = [
  {
    title: 'The code',
    words:
      'This program ran in a real Node. The coloured line is the one running at this moment. A sign before a line stands for what that line has started: dashed or outlined while that waits, filled while it runs.',
    about: '.editor',
    tab: 'code',
  },
  {
    title: 'The ring',
    words:
      'The event loop goes around clockwise, from phase to phase; once around is a turn. The phase in full colour is where it is now; a faintly coloured one has callbacks ready. After each callback (since Node 11) the two queues in the middle are emptied. Every word here says what it means: point at it, or tap it.',
    about: '.ring',
    tab: null,
  },
  {
    title: 'The console',
    words:
      'What the program printed, each line with the phase or the queue that it was printed from. Press a line to go to the moment it was printed.',
    about: '.console',
    tab: 'console',
  },
  {
    title: 'Why',
    words:
      'The rule that makes this happen now; below it, where the official documentation says so. Select anything that waits, and this says why it waits.',
    about: '.inspector',
    tab: 'inspect',
    inDrawer: true,
  },
  {
    title: 'The lanes',
    words:
      'The run from left to right, with a lane for each phase and queue. The upright line is this moment. Step, Play and the slider move it, forward and back; nothing runs again.',
    about: '.lanes',
    also: '.transport',
    tab: 'lanes',
  },
]
