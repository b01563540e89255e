import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The script behind the command `loopscope`. */
export const COMMAND = fileURLToPath(new URL('../../bin/loopscope.mjs', import.meta.url))

type Ended = { status: number | null; stdout: string; stderr: string }

/** Runs the command to its end; nothing is on its standard input. */
export function loopscope(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
}
