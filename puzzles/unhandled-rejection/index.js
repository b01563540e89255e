process.on('exit', () => console.log('exit'))
setTimeout(() => console.log('timer'), 100)

Promise.reject(new Error('no'))
console.log('main')
