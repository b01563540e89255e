export const HELLO = "console.log('hello')\n"

/** 10,000 reactions of one chain: 40,000 events, 10,000 of them with a site. */
export const PROMISES = `
let n = 0
const count = () => { n++ }
let p = Promise.resolve()
for (let i = 0; i < 10000; i++) p = p.then(count)
p.then(() => console.log(n))
`

/**
 * Prints two figures, us: scheduling 5,000 reactions (one event each, with a site) and draining them (three each,
 * without). The same program runs with and without the recorder; the difference is the recorder's.
 */
export const EVENT_COST = `
const us = (from) => { const d = process.hrtime(from); return d[0] * 1e6 + d[1] / 1e3 }
let p = Promise.resolve(), n = 0
const count = () => { n++ }
const scheduling = process.hrtime()
for (let i = 0; i < 5000; i++) p = p.then(count)
const scheduled = us(scheduling)
const draining = process.hrtime()
p.then(() => console.log(JSON.stringify({ scheduled, drained: us(draining) })))
`
export const EVENT_COST_REACTIONS = 5000

/** Prints what Node takes to write three rows to a file in memory, us: the recorder does so before each callback. */
export const WRITE_COST = `
const fs = require('fs')
const us = (from) => { const d = process.hrtime(from); return d[0] * 1e6 + d[1] / 1e3 }
const rows = Buffer.alloc(96)
const fd = fs.openSync('/tmp/rows', 'a')
const writing = process.hrtime()
for (let i = 0; i < 5000; i++) fs.writeSync(fd, rows)
console.log(us(writing) / 5000)
`

/** 16,600 reactions of six events each, and a hundred timers: 100,000 events. */
export const HUNDRED_THOUSAND = `
let n = 0
const count = () => { n++ }
for (let i = 0; i < 100; i++) setTimeout(count, i % 10)
for (let i = 0; i < 16600; i++) Promise.resolve(i).then(count)
setTimeout(() => console.log(n), 20)
`
