setTimeout(() => console.log('one'), 1)
setTimeout(() => console.log('zero'), 0)
setTimeout(() => console.log('half'), 0.5)
setTimeout(() => console.log('none'))
