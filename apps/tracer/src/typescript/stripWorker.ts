import { isMainThread, parentPort } from 'node:worker_threads'
import { stripTypes } from './stripTypes.ts'
import type { Answer, Question } from './typeStripper.ts'

// Entry of the thread that `TypeStripper` owns: a Question comes in, an Answer goes out.
if (!isMainThread && parentPort !== null) {
  const port = parentPort
  // Node warns once a thread that stripping is experimental; that is no news for whoever runs a snippet.
  process.removeAllListeners('warning')
  port.on('message', async ({ task, source }: Question) => {
    port.postMessage((await answer(task, source)) satisfies Answer)
  })
}

async function answer(task: Question['task'], source: string): Promise<Answer> {
  if (task === 'strip') return { task, stripped: stripTypes(source) }
  // The parser is loaded for those who need it: most threads only strip.
  const { readSyntax } = await import('./readSyntax.ts')
  return { task, syntax: readSyntax(source) }
}
