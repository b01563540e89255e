import { focusStep } from '../keys/freeKeys.ts'

/** Begins a run, from wherever on the page: the first step is one press away then. */
export function startRun(run: () => unknown): void {
  void run()
  focusStep()
}
