import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { DemoViews } from './demoViews.ts'

/** The demos that there are, as the gallery tells of them. */
export const DEMOS: readonly {
  readonly demo: DemoName
  readonly title: string
  readonly teaches: string
  readonly runs: string
  /** What only its page needs, in a chunk of its own. */
  readonly views: () => Promise<DemoViews>
}[] = [
  {
    demo: 'cluster',
    title: 'Cluster',
    teaches:
      'Who gets the next connection, why keep-alive feeds one worker only, what dies with a worker, and when the primary exits.',
    runs: 'a primary, one to four workers and a client, in Node',
    views: async () => (await import('../cluster/clusterViews.ts')).clusterViews,
  },
  {
    demo: 'haproxy',
    title: 'HAProxy',
    teaches:
      'Why one dead server cost 503s for seconds, what three lines of configuration change, and what 502, 503 and 504 each tell.',
    runs: 'HAProxy, two web-apis, a recipe-api behind them, and a client',
    views: async () => (await import('../haproxy/haproxyViews.ts')).haproxyViews,
  },
  {
    demo: 'processes',
    title: 'Processes',
    teaches:
      'What a child process, a thread and a cluster worker cost, what they share, which values reach them, and who is left when one of them crashes.',
    runs: 'a parent, a forked and a spawned child, a worker thread and a cluster worker, in Node',
    views: async () => (await import('../processes/processesViews.ts')).processesViews,
  },
  {
    demo: 'autocannon',
    title: 'autocannon',
    teaches:
      'Why its latency table says 0, what a stall does to a p99, when a difference between two servers is one, and what failed beside every rate.',
    runs: 'autocannon, and the servers that it asks, one load run at a time on this machine',
    views: async () => (await import('../load/loadViews.ts')).loadViews,
  },
]
