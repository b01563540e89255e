/** Where the call is: not made, on its way down, returned while its work goes on, or answered. */
export type CallStage = 'before' | 'down' | 'away' | 'back'
