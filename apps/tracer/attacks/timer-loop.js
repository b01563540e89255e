// Never comes back from a timer.
console.log('main is done')
setTimeout(function spin() {
  for (;;);
}, 1)
