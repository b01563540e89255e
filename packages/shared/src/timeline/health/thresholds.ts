/** A callback that keeps the loop this long is worth a look, us. At 60 requests a second it is most of one's share. */
export const HELD_US = 10_000
/** A timer that runs this long after its due time is late, us. Below lie the loop's own ways. */
export const LATE_US = 5000
/** A drain of nextTicks or microtasks that keeps what is ready waiting this long, us. */
export const STARVED_US = 5000
/** So many callbacks in one drain are a recursion, not an accident. */
export const STARVED_CALLBACKS = 10
/** Of one kind, so many findings are listed one by one; the rest are counted in one more. */
export const LISTED = 20
/** Two timers that are due within this time may swap when the machine is a little slower, us. */
export const SAME_MOMENT_US = 1000
