// Rows of its own: callbacks two hundred thousand deep, and ends of one that never began.
send(repeat(row(1, 6, 1e6, 0x7fffffff, -1, -1, 0), 150000))
send(repeat(row(1, 7, 5), 150000))
console.log('sent')
