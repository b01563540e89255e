/** What is known of a run that may have met a wall. */
export type Traces = {
  readonly source: string
  /** What it wrote, and the messages of its errors. */
  readonly text: string
  /** The recording shows a process resource. */
  readonly triedProcess: boolean
}

/**
 * A sentence on what the snippet tried and the sandbox forbids, and what works instead; undefined if nothing of that
 * kind shows. The system's own error has reached the snippet unchanged; this is only its explanation.
 */
export function explainForbidden(traces: Traces): string | undefined {
  const sentences = RULES.filter(({ applies }) => applies(traces)).map(({ sentence }) => sentence)
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

type Rule = { readonly applies: (traces: Traces) => boolean; readonly sentence: string }

const shows =
  (pattern: RegExp) =>
  ({ text }: Traces): boolean =>
    pattern.test(text)

const RULES: readonly Rule[] = [
  {
    applies: startsProcesses,
    sentence:
      'Processes (child_process, cluster) cannot be started in the sandbox: the system refuses with EPERM. worker_threads work.',
  },
  {
    applies: shows(
      /\b(?:ENETUNREACH|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|(?:connect|query\w+) ECONNREFUSED|fetch failed)\b/,
    ),
    sentence:
      'The sandbox has no network but its own loopback: servers and clients on localhost work, within one snippet.',
  },
  {
    applies: shows(/\bEROFS\b|\bENOSPC\b/),
    sentence:
      'Only /tmp can be written in the sandbox, a few megabytes, and it is gone after the run.',
  },
  {
    applies: shows(/\bEFBIG\b/),
    sentence: 'Files in the sandbox are limited in size.',
  },
  {
    applies: shows(/\bEMFILE\b/),
    sentence: 'The sandbox limits how many files and sockets may be open.',
  },
  {
    applies: shows(/uv_interface_addresses/),
    sentence: 'os.networkInterfaces() needs a system call that the sandbox does not offer.',
  },
]

/** The synchronous functions leave no resource in the recording, and their error may never be printed. */
function startsProcesses({ source, text, triedProcess }: Traces): boolean {
  if (triedProcess || /\b(?:spawn|spawnSync|fork)\b[^\n]{0,200}\bEPERM\b/.test(text)) return true
  if (!/child_process|cluster/.test(source)) return false
  return /\bEPERM\b/.test(text) || /\b(?:exec|execFile|spawn)Sync\s*\(/.test(source)
}
