async function fails() {
  console.log('called')
  throw new Error('no')
}

try {
  fails().catch(() => console.log('catch'))
  console.log('after')
} catch {
  console.log('try caught it')
}
