const late = setTimeout(() => console.log('a'), 400)

setTimeout(() => late.refresh(), 200)
setTimeout(() => console.log('b'), 500)
setTimeout(() => console.log('c'), 800)
