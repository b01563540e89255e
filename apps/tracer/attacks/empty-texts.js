// Rows of its own: nothing but empty strings, as many as the file takes.
try { for (let i = 0; i < 28; i++) send(repeat(row(1, 1, 1, 0), 32768)) } catch (error) { console.log(error.code) }
console.log('sent')
