setTimeout(() => console.log('one'), 100)
setTimeout(() => console.log('two'), 100)
setTimeout(() => console.log('three'), 20)
