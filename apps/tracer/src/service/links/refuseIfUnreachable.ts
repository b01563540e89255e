import { LaterTables } from '../../shares/migrations.ts'
import { Refusal } from '../bodies/refusal.ts'

const RETRY_AFTER_SECONDS = 5

/** What the store of links answers. Throws a Refusal when it cannot be reached, or is of a later Loopscope. */
export async function refuseIfUnreachable<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    throw new Refusal(
      503,
      'store_unreachable',
      error instanceof LaterTables
        ? `${error.message}.`
        : 'The store of links cannot be reached. Try again in a moment.',
      RETRY_AFTER_SECONDS,
      error,
    )
  }
}
