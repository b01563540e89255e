/** Whether tests run in their whole form, as `npm test -- whole` asks for. */
export const WHOLE = process.env['LOOPSCOPE_WHOLE'] === '1'
