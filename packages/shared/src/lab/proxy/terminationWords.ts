/** A request as HAProxy logged it, as far as its end goes. */
export type Ended = {
  /** "--", "SC", "sQ", ...: who ended it, and at what. */
  readonly termination: string
  /** null: HAProxy had none to ask. */
  readonly server: string | null
}

/**
 * How a request ended by HAProxy's termination state, as a sentence without its full stop; "" for one that ended well. The words
 * are those of HAProxy's manual, 8.5, for what can happen in this demo; any other is put together from its two letters.
 */
export function terminationWords({ termination, server }: Ended): string {
  if (termination.startsWith('--')) return ''
  const state = termination.slice(0, 2)
  if (state === 'SC' && server === null) return 'no server was left that it could be given to'
  return STATES[state] ?? `${ENDERS[state.charAt(0)] ?? 'it ended'} ${AT[state.charAt(1)] ?? ''}`
}

const STATES: Readonly<Record<string, string>> = {
  SC: 'the server refused the connection, and no retry was left',
  sC: 'the server did not take the connection within timeout connect',
  SH: 'the server closed the connection before its answer was there',
  sH: 'the server did not answer within timeout server',
  SD: 'the server closed the connection in the middle of its answer',
  sQ: 'it waited in the queue for all of timeout queue',
  PR: 'HAProxy refused it itself: by a rule, or because it was no valid request',
  PH: 'the answer of the server was not valid, or a rule forbade it',
  LR: 'HAProxy answered it itself',
  cR: 'the client did not send a whole request within timeout client',
  CR: 'the client left before its request was there',
  CQ: 'the client left while its request was queued',
  CC: 'the client left before there was a connection to a server',
  CH: 'the client left while the server was at work',
  CD: 'the client left in the middle of the answer',
}

const ENDERS: Readonly<Record<string, string>> = {
  C: 'the client ended it',
  c: 'the client’s timeout ended it',
  S: 'the server ended it',
  s: 'the server’s timeout ended it',
  P: 'HAProxy ended it by a rule',
  R: 'HAProxy lacked a resource',
  D: 'HAProxy cut it off as its server went DOWN',
  K: 'it was shut by the admin socket',
  I: 'an error within HAProxy ended it',
}

const AT: Readonly<Record<string, string>> = {
  R: 'before the request was read',
  Q: 'in the queue',
  C: 'while it connected to the server',
  H: 'before the answer began',
  D: 'during the answer',
  L: 'after the answer, before all of it was with the client',
  T: 'while it was held back',
}
