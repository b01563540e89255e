/** Why a configuration could not be written, as a sentence; the system's own words name folders of this machine. */
export function whyNotWritten(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'ENOSPC') return 'The disk is full.'
  if (code === 'ENOENT') return "The session's folder is gone."
  return `The system says ${code}.`
}
