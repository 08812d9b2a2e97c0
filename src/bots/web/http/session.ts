import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookieName = 'minstrel';
const yearSeconds = 365 * 24 * 3600;
const secretShape = /^[A-Za-z0-9_-]{22}$/;

/** The session of a request: the id of the person and of their conversation. Undefined before the page was opened. */
export const sessionOf = (context: Context): string | undefined => {
  const secret = readSecret(context);
  return secret === undefined ? undefined : sessionId(secret);
};

/** Sets the session cookie, 128 random bits for one year, or extends the one the browser has. */
export const keepSession = (context: Context): void => {
  const secret = readSecret(context) ?? randomBytes(16).toString('base64url');
  setCookie(context, cookieName, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: yearSeconds,
    secure: isEncrypted(context),
  });
};

const readSecret = (context: Context): string | undefined => {
  const secret = getCookie(context, cookieName);
  return secret !== undefined && secretShape.test(secret) ? secret : undefined;
};

// Ids appear in logs and on the queue board; a reader of those must not be able to take over the session.
const sessionId = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url').slice(0, 22);

const isEncrypted = (context: Context): boolean =>
  new URL(context.req.url).protocol === 'https:' ||
  context.req.header('x-forwarded-proto')?.split(',')[0] === 'https';
