// Garbage faster than it can be collected.
for (;;) new Array(1000).fill({}).map((_, i) => ({ i }))
