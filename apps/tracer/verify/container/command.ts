import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** How a command ended, what it wrote, and what it complained of. */
export type Ended = {
  readonly status: number | null
  readonly text: string
  readonly errors: string
}

/** Runs a command to its end. */
export async function ended(command: readonly string[], cwd?: string): Promise<Ended> {
  const [file = '', ...args] = command
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(cwd && { cwd }) })
  const [written, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    }),
  ])
  return { status, text: written, errors }
}

/** Its output; throws with it where the command fails. */
export async function output(command: readonly string[], cwd?: string): Promise<string> {
  const { status, text: written, errors } = await ended(command, cwd)
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}\n${errors}`)
  return written
}
