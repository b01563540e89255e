// Text without end, through the stream.
for (;;) console.log('flood '.repeat(100))
