// "if (error) throw error": the stack of an error that Node made names no line of the program.
require('zlib').gunzip(Buffer.from('junk'), (error) => {
  if (error) throw error
})
