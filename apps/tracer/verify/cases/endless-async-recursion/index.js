// an async function that calls itself without end: the error of the full stack comes as a rejection. https://stackoverflow.com/questions/20936486/node-js-maximum-call-stack-size-exceeded
async function again(n) {
  await again(n + 1)
}
again(0).catch((error) => console.log('caught', error.message))
setTimeout(() => console.log('later'), 5)
