import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'

// Two workers, each of them the notes' native-http.js, behind one port.
cluster.schedulingPolicy = process.env['POLICY'] === 'none' ? cluster.SCHED_NONE : cluster.SCHED_RR
cluster.setupPrimary({ exec: fileURLToPath(new URL('./nativeHttp.ts', import.meta.url)) })
for (let count = 0; count < 2; count++) cluster.fork()
