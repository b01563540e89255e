import { expect, it } from 'vitest'
import { terminationWords } from './terminationWords.ts'

it.each([
  ['--', 'web-api-1', ''],
  ['SC', 'web-api-1', 'the server refused the connection, and no retry was left'],
  ['SC', null, 'no server was left that it could be given to'],
  ['sQ', null, 'it waited in the queue for all of timeout queue'],
  ['SH', 'web-api-1', 'the server closed the connection before its answer was there'],
  ['KD', 'web-api-1', 'it was shut by the admin socket during the answer'],
])('%s of %s', (termination, server, words) => {
  expect(terminationWords({ termination, server })).toBe(words)
})
