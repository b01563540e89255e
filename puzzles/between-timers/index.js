setTimeout(() => {
  console.log('timer 1')
  Promise.resolve()
    .then(() => console.log('promise'))
}, 20)
setTimeout(() => console.log('timer 2'), 20)

const end = Date.now() + 100
while (Date.now() < end);
