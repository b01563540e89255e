/** The snippets that the pictures show. */
export const HELD = `const { pbkdf2 } = require('crypto')
setTimeout(() => console.log('late'), 5)
setImmediate(() => {
  const until = Date.now() + 60
  while (Date.now() < until);
  console.log('held')
})
for (let i = 0; i < 8; i++)
  pbkdf2('a', 'b', 30000, 64, 'sha512', () => console.log('hash', i))
`
export const THROWS = `setTimeout(() => console.log('a'), 1)
setTimeout(() => {
  null.x
}, 5)
setInterval(() => {}, 10)
`
export const NEVER_RETURNS = `console.log('start')
setTimeout(() => {
  while (true) {}
}, 5)
`
export const WAITS =
  "setTimeout(() => console.log('later'), 40)\nsetImmediate(() => console.log('soon'))\n"
export const RACE = `setTimeout(() => console.log('timeout'), 0)
setImmediate(() => console.log('immediate'))
const end = process.hrtime.bigint() + BigInt(Math.floor(Math.random() * 1.2e6))
while (process.hrtime.bigint() < end);
`
export const BEATS = "let n = 0\nsetInterval(() => console.log('beat', ++n), 30)\n"
