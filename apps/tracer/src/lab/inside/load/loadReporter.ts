import cluster, { type Worker } from 'node:cluster'
import type { ClusterReport } from './loadReport.ts'

/**
 * Loaded before a server that is under load. The primary of a cluster tells of its workers; beyond that nothing is told or
 * timed, because whatever else ran in this process would be measured too.
 */

function tell(worker: Worker, state: ClusterReport['state']): void {
  const { pid = 0 } = worker.process
  const of = process.env['NAME'] ?? ''
  const relayed: ClusterReport = { from: 'loadWorker', of, worker: worker.id, pid, state }
  if (process.connected) process.send?.({ relayed }, undefined, undefined, () => undefined)
}

if (cluster.isPrimary) {
  cluster
    .on('fork', (worker) => tell(worker, 'started'))
    .on('listening', (worker) => tell(worker, 'listening'))
    .on('exit', (worker) => tell(worker, 'exited'))
  // The guard is gone, so no one could end this process any more. Workers end with their primary.
  process.on('disconnect', () => process.exit())
}
