setTimeout(() => console.log('A'), 200)
setTimeout(() => console.log('B'), 210)

setTimeout(() => {
  setTimeout(() => console.log('C'), 200)
  const end = Date.now() + 500
  while (Date.now() < end);
}, 100)
