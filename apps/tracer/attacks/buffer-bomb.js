// Memory that V8's heap does not count.
const kept = []
for (;;) kept.push(Buffer.alloc(8 << 20, 1))
