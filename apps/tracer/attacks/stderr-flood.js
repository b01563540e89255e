// Text without end, by turns of the loop.
const again = () => {
  console.error('x'.repeat(1000))
  setImmediate(again)
}
again()
