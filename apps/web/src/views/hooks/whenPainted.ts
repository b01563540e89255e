/** How long a page that is not painted, such as one in a hidden tab, waits for it; ms. */
const LONGEST_MS = 1000

/** The name of a mark on the performance timeline: here the page had been drawn by its own script. */
const DRAWN = 'loopscope: page drawn'

/** Another: here it was not waited for any longer. What the browser asks for from then on may be for later than the first paint. */
const NOT_WAITED_FOR = 'loopscope: page not waited for'

/** Says that the page has drawn itself for the first time. */
export function noteDrawn(): void {
  // The frame that shows it has been handed over when a task after it runs.
  requestAnimationFrame(() => setTimeout(() => performance.mark(DRAWN)))
}

/**
 * Resolves when the browser has painted what the page's script drew first: before that, nothing else may ask for its network.
 * What was seen before any script (shell/drawShell.tsx) does not count.
 */
export function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    const watcher = new PerformanceObserver((list) => {
      if (list.getEntriesByName(DRAWN).length > 0) done()
    })
    const late = setTimeout(() => {
      performance.mark(NOT_WAITED_FOR)
      done()
    }, LONGEST_MS)
    function done() {
      clearTimeout(late)
      watcher.disconnect()
      resolve()
    }
    watcher.observe({ type: 'mark', buffered: true })
  })
}
