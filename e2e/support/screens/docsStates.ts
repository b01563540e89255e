/**
 * The states that docs/screens has, by name: those that are read about or looked for. Every picture weighs, and weighs again
 * whenever it is taken anew; all states are looked at by `--sizes`.
 */
export const DOCS_STATES: ReadonlySet<string> = new Set([
  ...['first-visit', 'playground', 'drawer', 'examples', 'keys', 'table', 'health', 'why-it-waits'],
  ...['streaming', 'hundred-thousand-events', 'threw', 'never-returned', 'offline', 'what-if'],
  ...['races', 'versions', 'two-runs', 'two-versions', 'share', 'share-after-an-edit', 'embed'],
  ...['puzzles', 'puzzle', 'puzzle-wrong', 'puzzle-without-service', 'own-puzzle'],
  ...['demos', 'demo-stack', 'demo-pool', 'demo-processes', 'demo-cluster', 'demo-cluster-notes'],
  ...['demo-autocannon', 'demo-autocannon-single', 'demo-autocannon-stalled', 'demo-haproxy'],
  ...['demo-haproxy-against-cluster', 'demo-haproxy-algorithms', 'demo-haproxy-compression'],
  ...['demo-haproxy-config', 'demo-haproxy-queue', 'demo-haproxy-stats', 'demo-haproxy-tls'],
])
