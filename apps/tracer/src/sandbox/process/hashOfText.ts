import { createHash } from 'node:crypto'

/** Outputs of megabytes need not be kept to be told apart. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
