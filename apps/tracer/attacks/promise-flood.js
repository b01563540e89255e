// More promises than any recording holds.
let left = 3e5
const step = () => {
  left--
  return left > 0 ? Promise.resolve().then(step) : console.log('done')
}
step()
