// The loop turns for ever.
const again = () => setImmediate(again)
again()
