import { mountRunPage } from './mountRunPage.tsx'
import { PuzzlesApp } from './PuzzlesApp.tsx'

// The runs of the playground are the person's own: answers to puzzles are not among them.
const embedded = location.pathname.startsWith('/embed/')
mountRunPage((theme) => <PuzzlesApp theme={theme} embedded={embedded} />, {
  keepsRuns: false,
  guest: embedded,
})
