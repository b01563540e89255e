// A crash in native code.
console.log('before')
process.abort()
