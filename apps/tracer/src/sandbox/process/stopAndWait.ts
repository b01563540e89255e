import { statFields } from './statFields.ts'

/**
 * Stops a process, and returns once it has come to a stop, or has ended, or 50 ms have passed: a signal is not heard within a
 * call to the kernel, which may be just about to make a child.
 */
export function stopAndWait(pid: number): void {
  process.kill(pid, 'SIGSTOP')
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let ms = 0; ms < 50 && /^[RSDI]/.test(statFields(pid)?.[0] ?? 'Z'); ms++)
    Atomics.wait(clock, 0, 0, 1)
}
