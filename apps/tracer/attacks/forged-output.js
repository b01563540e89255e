// Rows of its own: twenty thousand claims of output that never comes, and output that nearly is it.
const output = row(1, 11, 1, -1, -1, -1, 0)
send(repeat(Buffer.concat([text(0, 'aaq'), output]), 20000))
send(Buffer.concat([text(0, `${'a'.repeat(200000)}b${'a'.repeat(200000)}`), output]))
fs.writeSync(1, 'a'.repeat(60000))
fs.writeSync(1, '\nsent\n')
