setTimeout(() => {
  console.log('timer 1')
  clearTimeout(second)
}, 100)
const second = setTimeout(() => {
  console.log('timer 2')
}, 100)
setTimeout(() => console.log('timer 3'), 100)

const end = Date.now() + 200
while (Date.now() < end);
