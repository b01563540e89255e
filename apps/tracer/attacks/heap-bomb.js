// Objects without end.
const kept = []
for (;;) kept.push({ kept: new Array(100).fill(kept.length) })
