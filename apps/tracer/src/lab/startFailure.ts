import { scrubPaths } from './scrubPaths.ts'

const WORDS: Readonly<Record<string, string>> = {
  EAGAIN: 'this machine allows no more processes (EAGAIN)',
  ENOMEM: 'this machine has no memory left for it (ENOMEM)',
}

/** Why a process could not be started, as a sentence. `code`: the system's word for it. */
export function startFailure(of: string, code: string): string {
  return `The ${of} could not be started: ${WORDS[code] ?? code}.`
}

/** How a process ended before it ran, as a sentence, with what it wrote of that. */
export function earlyEnd(
  of: string,
  {
    code,
    signal,
    stderr,
  }: {
    readonly code: number | null
    readonly signal: string | null
    readonly stderr: string
  },
): string {
  const how = signal === null ? `with code ${code}` : `by ${signal}`
  return `The ${of} ended as it started, ${how}. ${essence(stderr)}`.trimEnd()
}

/** Of what Node wrote about its end, the words: no frames, neither of JavaScript nor of its own. */
function essence(stderr: string): string {
  const lines = scrubPaths(stderr).split('\n')
  const words = lines.filter((line) => !/^\s*(?:at |\d+: 0x|-+ Native|$)/.test(line))
  return words.join(' ').slice(0, 500)
}
