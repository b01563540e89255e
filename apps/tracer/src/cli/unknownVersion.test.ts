import { expect, it } from 'vitest'
import { unknownVersion } from './unknownVersion.ts'

const installed = [
  { major: 20, version: '20.20.2', path: '/node-20' },
  { major: 24, version: '24.21.0', path: '/node-24' },
]
const missing = [{ major: 12, reason: 'Not installed: npm run runtimes -- add 12' }]

it.each([
  ['9', 'Node "9" cannot be used. Installed: 20, 24.'],
  ['12', 'Node "12" cannot be used. Not installed: npm run runtimes -- add 12. Installed: 20, 24.'],
  ['24.1.0', 'Node "24.1.0" cannot be used. Of that line there is 24.21.0. Installed: 20, 24.'],
])('of Node %s it says why not, and what there is', (wanted, sentence) => {
  expect(unknownVersion(wanted, installed, missing)).toBe(sentence)
})
