setTimeout(() => console.log('after 200'), 200)
setTimeout(() => console.log('after 10'), 10)

const end = Date.now() + 400
while (Date.now() < end);
console.log('while is done')
