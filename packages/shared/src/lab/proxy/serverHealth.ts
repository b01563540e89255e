import { counted } from '../labWords.ts'
/** What HAProxy tells of a server's health: a counter from 0 to rise + fall - 1, UP at `rise` and above. */
export type Health = { readonly health: number; readonly rise: number; readonly fall: number }

/** Health as a row of marks. */
export type Pips = {
  /** Whether the marks count how many failed checks it can still take, or how many passed ones it still needs. */
  readonly of: 'fall' | 'rise'
  readonly count: number
  readonly filled: number
}

/** UP: a mark for each check that may fail until it is DOWN. DOWN: one for each check that must pass until it is UP. */
export function healthPips({ health, rise, fall }: Health): Pips {
  if (health >= rise) return { of: 'fall', count: fall, filled: Math.min(fall, health - rise + 1) }
  return { of: 'rise', count: rise, filled: Math.max(0, health) }
}

/** Whether a server has not been checked yet: HAProxy then takes it to be well, but the first failed check makes it DOWN. */
export function isUnchecked(check: string | null): boolean {
  return check === null || check === 'INI'
}

/** With its verb: "1 of 3 checks has", "2 of 3 checks have", "0 of 1 check has". */
export function ofChecks(some: number, all: number): string {
  return `${some} of ${counted(all, 'check')} ${some === 1 || all === 1 ? 'has' : 'have'}`
}

/** What a status of HAProxy's means, in a few words: "takes requests; 1 of 3 checks has failed". `check`: of its last check. */
export function statusWords(status: string, check: string | null): string {
  if (isUnchecked(check) && status.startsWith('UP'))
    return 'assumed to be up until it is checked for the first time'
  const [, word = status, part, whole] = /^(UP|DOWN)(?: (\d+)\/(\d+))?/.exec(status) ?? []
  const [done, needed] = [Number(part), Number(whole)]
  if (word === 'UP' && part !== undefined) {
    const failed = needed - done
    // Out of maintenance it is UP at once, with no failure left to it: none of its checks has failed.
    if (check?.endsWith('OK') === true && failed > 0)
      return `takes requests; ${counted(done, 'failed check')} would make it DOWN`
    return `takes requests; ${ofChecks(failed, needed)} failed`
  }
  if (word === 'DOWN' && part !== undefined)
    return `gets no requests; ${ofChecks(done, needed)} passed`
  if (word === 'UP') return 'takes requests'
  if (word === 'DOWN') return 'gets no requests'
  if (status.startsWith('MAINT')) return 'in maintenance: no requests and no checks'
  if (status.startsWith('DRAIN')) return 'draining: it finishes what it has'
  if (status.startsWith('NOLB')) return 'gets no new clients'
  if (status.startsWith('no check')) return 'never checked: assumed to be up'
  return status
}

/**
 * What a code of HAProxy's says of a server's last check, "the check could not connect", or without a `subject` "could not connect". The codes are those of its
 * management guide, 9.1, check_status; another is told as it is. HANA: it was no check (`observe`). null: there has been none.
 */
export function checkWords(check: string | null, subject: string): string | null {
  if (check === null || isUnchecked(check)) return null
  if (check === 'HANA') return 'errors of real requests were enough, without a check'
  return `${subject} ${CHECKS[check] ?? 'ended so'}`.trim()
}

const CHECKS: Readonly<Record<string, string>> = {
  L4OK: 'passed: it could connect',
  L4CON: 'could not connect',
  L4TOUT: 'was not connected in time',
  L6OK: 'passed: TLS was agreed on',
  L6RSP: 'could not agree on TLS',
  L6TOUT: 'did not agree on TLS in time',
  L7OK: 'passed',
  L7OKC: 'passed with a condition',
  L7RSP: 'got no valid answer',
  L7STS: 'got an answer with the status of an error',
  L7TOUT: 'got no answer in time',
  SOCKERR: 'had an error of its socket',
}
