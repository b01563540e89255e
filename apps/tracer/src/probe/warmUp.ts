/**
 * Loads and runs what most snippets touch first, while no one waits. Nothing here may make an async resource, touch
 * process.stdout (Node makes it at first use, and the snippet's async ids must come out as without us) or look for a
 * module below /tmp/app (the loader would remember that there is none).
 */
export function warmUp(): void {
  for (const id of ['fs', 'net', 'stream', 'util', 'timers', 'events', 'path', 'url']) require(id)
  const { format } = require('util') as typeof import('util')
  format('%s %d', 'text', 1)
  new Error('warm').stack?.length
}
