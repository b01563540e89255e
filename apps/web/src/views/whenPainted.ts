/** How long a page that is not painted, such as one in a hidden tab, waits for it; ms. */
const LONGEST_MS = 1000

/** Resolves when the browser has painted the page for the first time: before that, nothing else may ask for its network. */
export function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    const watcher = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) done()
    })
    const late = setTimeout(done, LONGEST_MS)
    function done() {
      clearTimeout(late)
      watcher.disconnect()
      resolve()
    }
    watcher.observe({ type: 'paint', buffered: true })
  })
}
