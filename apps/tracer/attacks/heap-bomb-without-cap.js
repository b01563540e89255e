// The same, after lifting V8's own limit.
require('v8').setFlagsFromString('--max-old-space-size=8192')
require('v8').setFlagsFromString('--max-heap-size=8192')
const kept = []
for (;;) kept.push(new Array(10000).fill(kept.length))
