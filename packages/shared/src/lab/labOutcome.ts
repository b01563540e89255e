/** What became of a request; each becomes one of these, once. */
export const outcomeNames = ['answered', 'refused', 'reset', 'timedOut', 'lost'] as const
/**
 * answered: its answer arrived whole. refused: ECONNREFUSED, no one listens. reset: ECONNRESET. timedOut: no answer within
 * the client's time limit. lost: its connection was closed before the answer, without an error that a client must notice;
 * or the client was ended first. One that was never sent, as its connection did not come about, is lost too and says so beside it.
 */
export type LabOutcome = (typeof outcomeNames)[number]
