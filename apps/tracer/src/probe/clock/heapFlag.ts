import { nodeMajor } from '../internals.ts'
import { setV8Flag } from '../setV8Flag.ts'

const NAME = '--max-old-space-size='
let flag: string | undefined

/**
 * Up to Node 22 the limit of the heap, a flag on the command line, keeps V8 from taking the code cache that Node has of
 * its own modules (FlagList::Hash): 7 of the 40 ms of a short run. V8 reads it only when it makes a heap
 * (Heap::ConfigureHeap). So once the main thread has its own the flag is put back to what V8 has by itself.
 */
export function forgetHeapFlag(): void {
  if (nodeMajor < 12 || nodeMajor >= 24) return
  flag = process.execArgv.find((argument) => argument.slice(0, NAME.length) === NAME)
  if (flag !== undefined) setV8Flag(`${NAME}0`)
}

/**
 * A Worker is going to make a heap, or the recorder would not hear of one: from now on the limit is that of new heaps.
 * Once is enough, and a second time would undo what the snippet has set meanwhile.
 */
export function recallHeapFlag(): void {
  if (flag !== undefined) setV8Flag(flag)
  flag = undefined
}
