/**
 * Scripts that Redis runs as one step each. KEYS: the sequence of versions, the set of names, the prefix of all others.
 * A collection is a hash `<prefix>items:<name>` of id → JSON, and a hash `<prefix>meta:<name>` with its version and last number.
 */

/** ARGV: name, the version known. Nothing where there is none, the version alone where it is known, else all of it. */
export const readScript = `
local meta = KEYS[3] .. 'meta:' .. ARGV[1]
local version = redis.call('HGET', meta, 'version')
if not version then return {} end
if version == ARGV[2] then return {version} end
return {version, redis.call('HGET', meta, 'last'), redis.call('HGETALL', KEYS[3] .. 'items:' .. ARGV[1])}`;

/** ARGV: name, the version that was looked at or '', last number, how many to put, id and JSON of each, ids to remove. 0 where another was faster. */
export const changeScript = `
local meta, items = KEYS[3] .. 'meta:' .. ARGV[1], KEYS[3] .. 'items:' .. ARGV[1]
if (redis.call('HGET', meta, 'version') or '') ~= ARGV[2] then return 0 end
local at = 5
for _ = 1, tonumber(ARGV[4]) do
  redis.call('HSET', items, ARGV[at], ARGV[at + 1])
  at = at + 2
end
for index = at, #ARGV do redis.call('HDEL', items, ARGV[index]) end
redis.call('HSET', meta, 'version', redis.call('INCR', KEYS[1]), 'last', ARGV[3])
redis.call('SADD', KEYS[2], ARGV[1])
return 1`;

/** ARGV: the beginning of the names to drop. */
export const dropScript = `
for _, name in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if string.sub(name, 1, #ARGV[1]) == ARGV[1] then
    redis.call('DEL', KEYS[3] .. 'meta:' .. name, KEYS[3] .. 'items:' .. name)
    redis.call('SREM', KEYS[2], name)
  end
end`;

/** Name, last number and hash of each collection. */
export const snapshotScript = `
local all = {}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  all[#all + 1] = {name, redis.call('HGET', KEYS[3] .. 'meta:' .. name, 'last'), redis.call('HGETALL', KEYS[3] .. 'items:' .. name)}
end
return all`;

/** ARGV: for each collection its name, last number and count, then id and JSON of each item. */
export const restoreScript = `${dropScript.replaceAll('ARGV[1]', "''")}
local at = 1
while at <= #ARGV do
  local name, count = ARGV[at], tonumber(ARGV[at + 2])
  redis.call('HSET', KEYS[3] .. 'meta:' .. name, 'version', redis.call('INCR', KEYS[1]), 'last', ARGV[at + 1])
  redis.call('SADD', KEYS[2], name)
  at = at + 3
  for _ = 1, count do
    redis.call('HSET', KEYS[3] .. 'items:' .. name, ARGV[at], ARGV[at + 1])
    at = at + 2
  end
end`;
