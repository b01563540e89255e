import { isDistrust } from '../isDistrust.ts'
import type { LabEventOf } from '../labEvent.ts'
import { outcomeNames } from '../labOutcome.ts'
import type { LabSettings } from '../labSettings.ts'
import { capital, listed, nameOf, time } from '../labWords.ts'

/** What has become of a connection of the client's. */
export function connectionText(
  { connection, state, process }: LabEventOf<'connection'>,
  { policy }: LabSettings,
): string {
  if (state === 'closed') return `Connection ${connection} is closed.`
  if (state === 'opened' || process === null) return `Connection ${connection} is open.`
  // What no primary stands before accepts by itself.
  return policy === 'rr' && process.startsWith('worker ')
    ? `The primary accepted connection ${connection} and handed it to ${process}.`
    : capital(`${nameOf(process)} accepted connection ${connection} itself.`)
}

/** What has become of a request. */
export function answerText({
  request,
  outcome,
  process,
  status,
  us,
  unsent,
}: LabEventOf<'answer'>): string {
  if (unsent !== undefined)
    return isDistrust(unsent)
      ? `Request ${request} was never sent: the client does not trust the certificate (${unsent}) and broke off.`
      : `Request ${request} was never sent: its connection did not come about${unsent === '' ? '' : ` (${unsent})`}.`
  switch (outcome) {
    case 'answered': {
      const who = process === null ? 'Somebody' : capital(nameOf(process))
      return `${who} answered request ${request} with ${status} after ${time(us)}.`
    }
    case 'refused':
      return `Request ${request} was refused: nobody listened on the port.`
    case 'reset':
      return `The connection of request ${request} was reset before its answer.`
    case 'timedOut':
      return `Request ${request} got no answer within ${time(us)}, and the client gave it up.`
    case 'lost':
      return `Request ${request} is lost: it ended without an answer.`
    default:
      return outcome satisfies never
  }
}

const OUTCOME_WORDS = {
  answered: 'answered',
  refused: 'refused',
  reset: 'reset',
  timedOut: 'timed out',
  lost: 'lost',
} as const

/** What has become of requests that are only counted. */
export function sumText({ from, to, sent, processes }: LabEventOf<'sum'>): string {
  const unsent = processes.reduce((sum, row) => sum + (row.unsent ?? 0), 0)
  const ended = outcomeNames.flatMap((outcome) => {
    const count = processes.reduce((sum, row) => sum + row[outcome], 0)
    const lost = outcome === 'lost' ? unsent : 0
    return count === lost ? [] : [`${count - lost} ${OUTCOME_WORDS[outcome]}`]
  })
  if (unsent > 0) ended.push(`${unsent} never sent`)
  const within = `In these ${time(to - from)}`
  const those = 'requests that are only counted, not shown one by one'
  if (sent > 0) {
    const became = ended.length === 0 ? '' : ` Of all such: ${listed(ended)}.`
    const many = sent === 1 ? '1 request was sent that is' : `${sent} requests were sent that are`
    return `${within} ${many} only counted, not shown one by one.${became}`
  }
  return ended.length === 0
    ? `${within} connections were opened or closed for ${those}.`
    : `${within}, of ${those}: ${listed(ended)}.`
}
