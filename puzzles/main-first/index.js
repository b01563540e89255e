setTimeout(() => console.log('timer'), 0)
console.log('start')
Promise.resolve().then(() => console.log('promise'))
console.log('end')
