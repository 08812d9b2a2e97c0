import type { Script } from './script.js';

/*
 * An entry of the ledger is a hash: `state` (`reserved`, `spent` or `returned`), `counters` (the keys it was counted in)
 * and `accounts` as JSON lists, `lines` (what it added to the month's reports) and `month` once it is spent, and
 * `version`, which 0.1.0 does not write. Every script reads the whole entry before it writes: one that cannot be read
 * changes nothing.
 */

/** The version of entries that this process writes and reads. */
export const entryVersion = 1;

/** What a script answers about an entry that cannot be read. */
export const unreadable = -2;

/** Lua that defines `entry`: it answers the fields of an entry, or nil when it cannot be read. */
const readEntry = `
local function entry(key)
  local stored = {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do stored[flat[i]] = flat[i + 1] end
  if (tonumber(stored.version or '1') or 0) ~= ${entryVersion} then return nil end
  for _, name in ipairs({ 'counters', 'accounts', 'lines' }) do
    local ok, value = pcall(cjson.decode, stored[name] or '[]')
    if not ok or type(value) ~= 'table' then return nil end
    stored[name] = value
  end
  return stored
end`;

/**
 * KEYS[1] the entry; KEYS[2] the reserved entries by time; KEYS[3] and on the counters.
 * ARGV[1] the id; ARGV[2] the time now; ARGV[3] and on the limit of each counter, -1 for none; the last one the names of the
 * accounts as a JSON list.
 * Answers -1 when it is reserved, now or before; the place of a counter that is used up, from 0, and nothing is written;
 * -2 when the stored entry cannot be read.
 */
export const reserveEntry: Script<number> = {
  name: 'reserveEntry',
  lua: `${readEntry}
local stored = entry(KEYS[1])
if not stored then return ${unreadable} end
if stored.state and stored.state ~= 'returned' then return -1 end
local counters = {}
for i = 3, #KEYS do
  local limit = tonumber(ARGV[i])
  if limit >= 0 and tonumber(redis.call('GET', KEYS[i]) or '0') >= limit then return i - 3 end
end
for i = 3, #KEYS do
  redis.call('INCR', KEYS[i])
  redis.call('PEXPIREAT', KEYS[i], ARGV[2] + 35 * 86400000)
  counters[i - 2] = KEYS[i]
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'state', 'reserved', 'counters', cjson.encode(counters), 'accounts', ARGV[#ARGV], 'version', ${entryVersion})
redis.call('PEXPIREAT', KEYS[1], ARGV[2] + 100 * 86400000)
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return -1`,
};

/**
 * KEYS[1] the entry; KEYS[2] the reserved entries by time. The reports are named by the entry's own accounts.
 * ARGV[1] the id; ARGV[2] the lines to add as a JSON object of whole numbers; ARGV[3] the month; ARGV[4] the prefix of the
 * reports; ARGV[5] when these reports end.
 * Answers 1 when it is spent now, 0 when it was not reserved, -2 when the entry cannot be read.
 */
export const commitEntry: Script<number> = {
  name: 'commitEntry',
  lua: `${readEntry}
local stored = entry(KEYS[1])
if not stored then return ${unreadable} end
if stored.state ~= 'reserved' then return 0 end
redis.call('HSET', KEYS[1], 'state', 'spent', 'lines', ARGV[2], 'month', ARGV[3])
redis.call('ZREM', KEYS[2], ARGV[1])
for _, account in ipairs(stored.accounts) do
  local report = ARGV[4] .. account .. ':' .. ARGV[3]
  for line, amount in pairs(cjson.decode(ARGV[2])) do redis.call('HINCRBY', report, line, amount) end
  redis.call('PEXPIREAT', report, ARGV[5])
end
return 1`,
};

/**
 * KEYS[1] the entry; KEYS[2] the reserved entries by time. The counters and reports are named by the entry itself.
 * ARGV[1] the id; ARGV[2] the prefix of the reports.
 * Answers 1 when it is given back now, 0 when it was neither reserved nor spent, -2 when the entry cannot be read.
 */
export const releaseEntry: Script<number> = {
  name: 'releaseEntry',
  lua: `${readEntry}
local stored = entry(KEYS[1])
if not stored then return ${unreadable} end
if stored.state ~= 'reserved' and stored.state ~= 'spent' then return 0 end
for _, counter in ipairs(stored.counters) do
  if redis.call('EXISTS', counter) == 1 then redis.call('DECR', counter) end
end
if stored.state == 'spent' then
  for _, account in ipairs(stored.accounts) do
    for line, amount in pairs(stored.lines) do
      redis.call('HINCRBY', ARGV[2] .. account .. ':' .. stored.month, line, -amount)
    end
  end
end
redis.call('HSET', KEYS[1], 'state', 'returned')
redis.call('ZREM', KEYS[2], ARGV[1])
return 1`,
};

/**
 * KEYS in pairs: a counter or report, and its new name. What the new name holds already is added to; what has moved is
 * gone, so that it moves once.
 * Answers nil.
 */
export const moveCounts: Script<null> = {
  name: 'moveCounts',
  lua: `
for i = 1, #KEYS, 2 do
  local from, to = KEYS[i], KEYS[i + 1]
  if redis.call('EXISTS', to) == 0 then
    if redis.call('EXISTS', from) == 1 then redis.call('RENAME', from, to) end
  elseif redis.call('TYPE', to).ok == 'hash' then
    local lines = redis.call('HGETALL', from)
    for line = 1, #lines, 2 do redis.call('HINCRBY', to, lines[line], lines[line + 1]) end
  else
    redis.call('INCRBY', to, redis.call('GET', from) or '0')
  end
  redis.call('DEL', from)
end`,
};
