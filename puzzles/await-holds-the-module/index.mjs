setTimeout(() => console.log('timer'), 20)

console.log('before')
await new Promise((done) => setTimeout(done, 300))
console.log('after')
