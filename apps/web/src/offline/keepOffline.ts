/**
 * Lets the browser keep the page for when the service cannot be reached: what is needed to paint at once, the editor and
 * the rest (some 14 MB) when the browser is idle, unless the person saves data or is on a slow line: then what was used is
 * kept. Where that is forbidden or fails, the page is as it would be without.
 */
export async function keepOffline(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  // Absent on pages that are neither https nor of this machine.
  if (workers === undefined) return
  try {
    // At the first visit and after each release, another worker takes over, which has kept only the first paint yet.
    // At the first visit nothing that was loaded before the worker came went through it; the next one keeps it.
    if (isCostly()) return void (await workers.register('/sw.js', { updateViaCache: 'none' }))
    workers.addEventListener('controllerchange', () => whenIdle(() => keepRest(workers)))
    await workers.register('/sw.js', { updateViaCache: 'none' })
    whenIdle(() => keepRest(workers))
  } catch (error) {
    console.warn('This page will not be here without the service.', error)
  }
}

/** Of the Network Information API, which Chromium has; elsewhere nothing is known. */
function isCostly(): boolean {
  const { connection } = navigator as {
    connection?: { saveData?: boolean; effectiveType?: string }
  }
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '')
}

function keepRest(workers: ServiceWorkerContainer): void {
  workers.controller?.postMessage('keep the rest')
}

function whenIdle(work: () => void): void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2000)
}
