// The nextTick queue never empties.
const again = () => process.nextTick(again)
again()
