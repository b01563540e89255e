import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkWords, healthPips, statusWords } from './serverHealth.ts'

it.each([
  ['UP, all well', { health: 4, rise: 2, fall: 3 }, { of: 'fall', count: 3, filled: 3 }],
  ['UP 2/3', { health: 3, rise: 2, fall: 3 }, { of: 'fall', count: 3, filled: 2 }],
  ['UP 1/3', { health: 2, rise: 2, fall: 3 }, { of: 'fall', count: 3, filled: 1 }],
  ['DOWN 1/2', { health: 1, rise: 2, fall: 3 }, { of: 'rise', count: 2, filled: 1 }],
  ['DOWN', { health: 0, rise: 2, fall: 3 }, { of: 'rise', count: 2, filled: 0 }],
])('%s', (_status, health, pips) => {
  expect(healthPips(health)).toEqual(pips)
})

it('no mark is filled that is not there, and an UP server has at least one filled', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }), (rise, fall) => {
      for (let health = 0; health < rise + fall; health++) {
        const pips = healthPips({ health, rise, fall })
        expect(pips.of).toBe(health >= rise ? 'fall' : 'rise')
        expect(pips.filled).toBeLessThanOrEqual(pips.count)
        expect(pips.filled).toBeGreaterThanOrEqual(pips.of === 'fall' ? 1 : 0)
      }
    }),
  )
})

it.each([
  ['UP', 'takes requests'],
  ['UP 2/3', 'takes requests; 1 of 3 checks has failed'],
  ['UP 1/3', 'takes requests; 2 of 3 checks have failed'],
  ['UP 0/1', 'takes requests; 1 of 1 check has failed'],
  ['DOWN', 'gets no requests'],
  ['DOWN 0/1', 'gets no requests; 0 of 1 check has passed'],
  ['DOWN 1/2', 'gets no requests; 1 of 2 checks has passed'],
  ['MAINT', 'in maintenance: no requests and no checks'],
  ['DRAIN', 'draining: it finishes what it has'],
  ['no check', 'never checked: assumed to be up'],
])('%s in words', (status, words) => {
  expect(statusWords(status, status === 'no check' ? null : 'L4CON')).toBe(words)
})

it('a server that is UP after a check that passed is told what it can still take, not that any failed', () => {
  // As HAProxy has it out of maintenance: UP with the counter at `rise`.
  expect([statusWords('UP 1/2', 'L7OK'), statusWords('UP 2/3', 'L4OK')]).toEqual([
    'takes requests; 1 failed check would make it DOWN',
    'takes requests; 2 failed checks would make it DOWN',
  ])
})

it('before the first check HAProxy takes a server to be well, whatever its counter says', () => {
  expect(statusWords('UP 1/3', 'INI')).toBe(
    'assumed to be up until it is checked for the first time',
  )
})

it.each([
  ['L4CON', 'the check could not connect'],
  ['L7TOUT', 'the check got no answer in time'],
  ['L7OK', 'the check passed'],
  ['HANA', 'errors of real requests were enough, without a check'],
  ['L9NEW', 'the check ended so'],
  ['INI', null],
  [null, null],
])('%s says of a check in words', (check, words) => {
  expect(checkWords(check, 'the check')).toBe(words)
  expect(checkWords(check, '')).toBe(words?.replace('the check ', '') ?? null)
})
