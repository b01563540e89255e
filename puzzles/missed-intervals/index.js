let count = 0
const interval = setInterval(() => {
  console.log('interval ' + ++count)
  if (count === 2) clearInterval(interval)
}, 200)
setTimeout(() => console.log('timer'), 650)

const end = Date.now() + 700
while (Date.now() < end);
console.log('blocked')
