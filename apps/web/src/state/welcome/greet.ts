import type { Loopscope } from '../loopscope.ts'
import { WELCOME_SNIPPET } from './welcomeSnippet.ts'

/** Puts the welcome's program into the editor at once, and its recording onto the page when that has come. */
export function greet(loopscope: Loopscope, painted: Promise<void>): void {
  loopscope.session.setState({ source: WELCOME_SNIPPET, status: 'opening' })
  painted
    .then(() => import('./openWelcome.ts'))
    .then(({ openWelcome }) => openWelcome(loopscope))
    .catch((error) => {
      console.warn('A part of the page did not load.', error)
      loopscope.session.setState({ status: 'idle' })
    })
}
