process.on('exit', () => console.log('exit'))

console.log('before')
await new Promise(() => {})
console.log('after')
