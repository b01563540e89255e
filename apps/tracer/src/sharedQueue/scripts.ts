/** What Redis does in one piece, in its own language. KEYS: see `keysOf`. */

/**
 * Takes what a run came to, once for each index; the first with its output with its lines. ARGV: index, output, as the first,
 * as any other, how long all is kept, channel, id. 0: it was told before, or nobody knows the order any more.
 */
export const TELL = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HSETNX', KEYS[2], ARGV[1], 1) == 0 then return 0 end
local first = redis.call('HSETNX', KEYS[3], ARGV[2], 1) == 1
redis.call('XADD', KEYS[4], '*', 'told', first and ARGV[3] or ARGV[4])
for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[5]) end
redis.call('PUBLISH', ARGV[6], ARGV[7])
return 1`

/** Says that somebody reads, and what came after a mark. ARGV: mark, for how long that is so, how long all is kept. */
export const ATTEND = `
redis.call('SET', KEYS[5], 1, 'PX', ARGV[2])
for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
return redis.call('XRANGE', KEYS[4], '(' .. ARGV[1], '+')`

/** What to know before a run. ARGV: index. Whether it is still wanted, and the order. */
export const LOOK = `
local wanted = redis.call('EXISTS', KEYS[5]) == 1 and redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0
return wanted and redis.call('GET', KEYS[1]) or nil`

/** The keys of one order: itself, indexes told, outputs told, what was told, whether somebody reads. */
export const keysOf = (id: string) =>
  ['order', 'indexes', 'outputs', 'told', 'read'].map((part) => `loopscope:${part}:${id}`)
