// Rows of its own: a name of a megabyte, repeated by six thousand events.
send(text(1, 'x'.repeat(1 << 20)))
send(repeat(row(1, 3, 7, 1, 1, 1, -1), 6000))
console.log('sent')
