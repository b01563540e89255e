import { Refusal } from '../bodies/refusal.ts'

/** For an id that is none, or no longer one. */
export function unknownShare(): Refusal {
  return new Refusal(
    404,
    'unknown_share',
    'There is no such link. It was deleted, expired, or never existed.',
  )
}

/** For stored bytes that are not what their hash says. */
export function damagedLink(error: unknown): Refusal {
  return new Refusal(500, 'damaged', 'What is stored for this link is damaged.', null, error)
}
