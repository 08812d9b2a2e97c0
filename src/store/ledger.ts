import type { Redis } from 'ioredis';
import { type Account, type Clock, endOf, type Ledger, periodsOf } from '../core/index.js';
import { readReport, usageFields } from './usage-report.js';

// An entry is a hash: its state, and the counters it was taken from. Nothing is counted twice for one entry.
const reserve = `
local state = redis.call('HGET', KEYS[1], 'state')
if state and state ~= 'returned' then return -1 end
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
redis.call('HSET', KEYS[1], 'state', 'reserved', 'counters', cjson.encode(counters), 'accounts', ARGV[#ARGV])
redis.call('PEXPIREAT', KEYS[1], ARGV[2] + 100 * 86400000)
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return -1`;

const spend = `
if redis.call('HGET', KEYS[1], 'state') ~= 'reserved' then return 0 end
redis.call('HSET', KEYS[1], 'state', 'spent', 'lines', ARGV[2], 'month', ARGV[3])
redis.call('ZREM', KEYS[2], ARGV[1])
for _, account in ipairs(cjson.decode(redis.call('HGET', KEYS[1], 'accounts'))) do
  local report = ARGV[4] .. account .. ':' .. ARGV[3]
  for line, amount in pairs(cjson.decode(ARGV[2])) do redis.call('HINCRBY', report, line, amount) end
  redis.call('PEXPIREAT', report, ARGV[5])
end
return 1`;

const giveBack = `
local state = redis.call('HGET', KEYS[1], 'state')
if state ~= 'reserved' and state ~= 'spent' then return 0 end
for _, counter in ipairs(cjson.decode(redis.call('HGET', KEYS[1], 'counters'))) do
  if redis.call('EXISTS', counter) == 1 then redis.call('DECR', counter) end
end
if state == 'spent' then
  local month = redis.call('HGET', KEYS[1], 'month')
  local lines = cjson.decode(redis.call('HGET', KEYS[1], 'lines') or '{}')
  for _, account in ipairs(cjson.decode(redis.call('HGET', KEYS[1], 'accounts'))) do
    for line, amount in pairs(lines) do
      redis.call('HINCRBY', ARGV[2] .. account .. ':' .. month, line, -amount)
    end
  end
end
redis.call('HSET', KEYS[1], 'state', 'returned')
redis.call('ZREM', KEYS[2], ARGV[1])
return 1`;

// What is under the new name already is added to; what has moved is gone, so that it moves once.
const move = `
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
end`;

/** How long the reports of past months are kept. */
const reportMs = 400 * 86_400_000;

/** The books in Redis: each call is one script, so that no crash leaves half of it. */
export const createLedger = (redis: Redis, key: (name: string) => string, clock: Clock): Ledger => {
  const entryKey = (id: string) => key(`ledger:${id}`);
  const openKey = key('ledger-open');
  const reportPrefix = key('usage:');
  const reportKey = (account: string, month: string) => `${reportPrefix}${account}:${month}`;
  const counterKey = (account: string, period: string) => key(`allowance:${account}:${period}`);
  return {
    reserve: async (id, accounts) => {
      const now = clock();
      const counted = accounts.flatMap((account) => countersOf(account, now));
      const keys = [entryKey(id), openKey, ...counted.map(({ name, span }) => counterKey(name, span))];
      const limits = counted.map(({ limit }) => limit ?? -1);
      const names = JSON.stringify(accounts.map(({ name }) => name));
      const full = await redis.eval(reserve, keys.length, ...keys, id, now, ...limits, names);
      const over = counted[Number(full)];
      if (over === undefined || over.limit === undefined) return undefined;
      const { name: account, period, limit } = over;
      return { account, period, limit, again: endOf(period, now) };
    },
    commit: async (id, what) => {
      const now = clock();
      const facts = [JSON.stringify(usageFields(what)), periodsOf(now).month, reportPrefix, now + reportMs];
      await redis.eval(spend, 2, entryKey(id), openKey, id, ...facts);
    },
    release: async (id) => {
      await redis.eval(giveBack, 2, entryKey(id), openKey, id, reportPrefix);
    },
    reserved: (before, limit) => redis.zrangebyscore(openKey, '-inf', before, 'LIMIT', 0, limit),
    used: async (account) => {
      const { day, month } = periodsOf(clock());
      const [today, thisMonth] = await redis.mget(counterKey(account, day), counterKey(account, month));
      return { day: Number(today ?? 0), month: Number(thisMonth ?? 0) };
    },
    renameAccount: async (from, to) => {
      if (from === to) return;
      const { day, month } = periodsOf(clock());
      const keysOf = (name: string) => [
        counterKey(name, day),
        counterKey(name, month),
        reportKey(name, month),
      ];
      const goals = keysOf(to);
      const pairs = keysOf(from).flatMap((key, index) => [key, goals[index] ?? key]);
      await redis.eval(move, pairs.length, ...pairs);
    },
    report: async (account, month) => readReport(await redis.hgetall(reportKey(account, month))),
  };
};

const countersOf = ({ name, allowance }: Account, at: number) => {
  const { day, month } = periodsOf(at);
  return [
    { name, period: 'day', span: day, limit: allowance.day },
    { name, period: 'month', span: month, limit: allowance.month },
  ] as const;
};
