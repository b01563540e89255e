import { isMainThread, parentPort } from 'node:worker_threads'
import { stripTypes } from './stripTypes.ts'
import type { Answer, Question, Ready } from './typeStripper.ts'

// Entry of the thread that `TypeStripper` owns: a Question comes in, an Answer goes out.
if (!isMainThread && parentPort !== null) {
  const port = parentPort
  // Node warns once a thread that stripping is experimental; that is no news for whoever runs a snippet.
  process.removeAllListeners('warning')
  port.on('message', async ({ task, source }: Question) => {
    const answer = await load(task)
    port.postMessage({ task: 'ready', loaded: task } satisfies Ready)
    port.postMessage(answer(source) satisfies Answer)
  })
}

/** The parser is loaded for those who need it: most threads only strip. Node loads its own at the first text. */
async function load(task: Question['task']): Promise<(source: string) => Answer> {
  if (task === 'strip') {
    stripTypes('')
    return (source) => ({ task, stripped: stripTypes(source) })
  }
  const { readSyntax } = await import('./readSyntax.ts')
  return (source) => ({ task, syntax: readSyntax(source) })
}
