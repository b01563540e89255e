import { isMainThread, parentPort } from 'node:worker_threads'
import { stripTypes } from './stripTypes.ts'

// Entry of the thread that `TypeStripper` owns: a source comes in, a Stripped goes out.
if (!isMainThread && parentPort !== null) {
  const port = parentPort
  // Node warns once a thread that stripping is experimental; that is no news for whoever runs a snippet.
  process.removeAllListeners('warning')
  port.on('message', (source: string) => port.postMessage(stripTypes(source)))
}
