import type { SessionStore } from '../state/run/session.ts'
import '../guide/Coming.css'
import '../views/waiting/ThreadPool.css'
import '../views/waiting/WaitingList.css'
import '../views/why/DocsLinks.css'
import '../views/why/WhyPanel.css'
import './shell.css'

/**
 * What is drawn ahead (see drawShell) stands where the page will, which takes its place when it is drawn. At a first visit it is
 * kept over the page until the recorded run is there too, or cannot be had. To be called before anything is drawn; `drawn`
 * resolves when the page is.
 */
export async function leaveShell(session: SessionStore, drawn: Promise<void>): Promise<void> {
  const shell = document.getElementById('shell')
  if (shell === null || document.documentElement.dataset['visit'] !== 'first') return
  document.body.append(shell)
  await drawn
  await Promise.allSettled([
    opened(session),
    import('../guide/Coming.tsx'),
    import('../views/motion/Flights.tsx'),
    import('../views/why/WhyPanel.tsx'),
  ])
  await nextFrame()
  await nextFrame()
  shell.remove()
}

function opened(session: SessionStore): Promise<void> {
  return new Promise((resolve) => {
    const isOpen = () => session.getState().status !== 'opening'
    if (isOpen()) return resolve()
    const leave = session.subscribe(() => {
      if (!isOpen()) return
      leave()
      resolve()
    })
  })
}

/** A hidden page draws none: what is drawn there is not seen either. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve()
    else requestAnimationFrame(() => resolve())
  })
}
