import { expect, test } from 'vitest'
import { docName } from './docName.ts'

const MDN = 'https://developer.mozilla.org/en-US/docs'
const PROMISE = `${MDN}/Web/JavaScript/Reference/Global_Objects/Promise`

test('a page of documentation is named as it names itself', () => {
  expect(
    [
      'https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick',
      'https://nodejs.org/api/timers.html#settimeoutcallback-delay-args',
      'https://nodejs.org/api/worker_threads.html',
      'https://nodejs.org/en/blog/release/v12.0.0',
      `${MDN}/Web/JavaScript/Guide/Using_promises`,
      `${PROMISE}/Promise`,
      `${PROMISE}/race`,
      `${PROMISE}/then`,
      'https://example.org/some-page.html',
    ].map(docName),
  ).toEqual([
    'Node.js: the event loop, timers and nextTick',
    'Node.js: timers',
    'Node.js: worker threads',
    'Node.js: release v12',
    'MDN: Using promises',
    'MDN: the Promise constructor',
    'MDN: Promise.race()',
    'MDN: Promise.prototype.then()',
    'example.org: some page',
  ])
})
