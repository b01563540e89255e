// The microtask queue never empties.
const again = () => Promise.resolve().then(again)
again()
