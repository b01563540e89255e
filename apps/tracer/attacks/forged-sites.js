// Rows of its own: sites with more frames than a stack has, all of long names.
send(text(1, 'x'.repeat(1 << 20)))
for (let i = 0; i < 3; i++) send(Buffer.concat([row(1, 17, i, 1, 64), repeat(row(1, 18, 1, 1, 1, 1), 64)]))
console.log('sent')
