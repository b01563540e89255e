setTimeout(() => console.log('slow'), 400)
setTimeout(() => console.log('fast'), 0)
setTimeout(() => console.log('middle'), 200)
console.log('main')
