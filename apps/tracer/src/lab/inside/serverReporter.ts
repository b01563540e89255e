import { subscribe, tracingChannel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { Socket } from 'node:net'
import { clockUs } from './clock.ts'
import type { ProcessReport } from './processReport.ts'
import { watchLog } from './watchLog.ts'
import { watchLoop } from './watchLoop.ts'

/**
 * Loaded before a program that is one server, so that the program itself stays as one would write it. It tells when the server
 * listens, which health checks reach it, and what its event loop does.
 */

function tell(what: ProcessReport): void {
  if (process.connected) process.send?.({ told: what }, undefined, undefined, () => undefined)
}

let open = 0
subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket }
  open += 1
  socket.once('close', () => {
    open -= 1
  })
})

tracingChannel('net.server.listen').asyncEnd.subscribe(() =>
  tell({ told: 'listening', at: clockUs() }),
)

subscribe('http.server.request.start', (message) => {
  const { url = '' } = (message as { request: IncomingMessage }).request
  if (url.startsWith('/health')) tell({ told: 'checked', at: clockUs(), path: url })
})

watchLog(tell)
watchLoop(tell, () => open)
// The guard is gone, so no one could end this process any more.
process.on('disconnect', () => process.exit())
process.channel?.unref()

setTimeout(() => flushCompileCache(), 1000).unref()
