function dive(depth) {
  console.log('down ' + depth)
  if (depth < 2) dive(depth + 1)
  console.log('up ' + depth)
}

Promise.resolve().then(() => console.log('promise'))
dive(1)
console.log('end')
