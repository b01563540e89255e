/**
 * A sentence on what the snippet tried and the sandbox forbids, and what works instead; undefined if nothing of that
 * kind shows. `text`: what it wrote, and the messages of its errors. The system's own error has reached the snippet
 * unchanged; this is only its explanation.
 */
export function explainForbidden(text: string, triedProcess: boolean): string | undefined {
  const sentences = RULES.filter(
    ({ shows, also }) => shows.test(text) || (also && triedProcess),
  ).map(({ sentence }) => sentence)
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

type Rule = {
  readonly shows: RegExp
  readonly sentence: string
  /** The recording of a process resource shows it too. */
  readonly also?: boolean
}

const RULES: readonly Rule[] = [
  {
    shows: /\b(?:spawn|spawnSync|fork)\b[^\n]{0,200}\bE(?:PERM|NOSYS|AGAIN)\b/,
    also: true,
    sentence:
      'Starting processes (child_process, cluster) is not allowed in the sandbox: the system refuses with EPERM. worker_threads work, and the cluster demo runs real processes.',
  },
  {
    shows: /\bENETUNREACH\b|\bEAI_AGAIN\b|\bENOTFOUND\b|\bEHOSTUNREACH\b/,
    sentence:
      'The sandbox has no network but its own loopback. Servers and clients on localhost work, in the same snippet.',
  },
  {
    shows: /\bEROFS\b|\bENOSPC\b/,
    sentence: 'Only /tmp can be written in the sandbox, up to 32 MB; it is gone after the run.',
  },
  {
    shows: /\bEFBIG\b/,
    sentence: 'A file in the sandbox may not grow any further.',
  },
  {
    shows: /\bEMFILE\b/,
    sentence: 'The sandbox allows a limited number of open files and sockets.',
  },
  {
    shows: /networkInterfaces|uv_interface_addresses/,
    sentence: 'os.networkInterfaces() needs a system call that the sandbox does not offer.',
  },
]
