import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookie = 'minstrel';
const yearSeconds = 365 * 24 * 3600;
const secretShape = /^[A-Za-z0-9_-]{22}$/;

/** Who asks: the person's id and the conversation's id in one; undefined for a browser that has not opened the page. */
export const sessionOf = (context: Context): string | undefined => {
  const secret = getCookie(context, cookie);
  return secret !== undefined && secretShape.test(secret) ? idOf(secret) : undefined;
};

/** Gives a browser its cookie, 128 random bits for one year, or prolongs the one it has. */
export const keepSession = (context: Context): void => {
  const known = getCookie(context, cookie);
  const secret =
    known !== undefined && secretShape.test(known) ? known : randomBytes(16).toString('base64url');
  setCookie(context, cookie, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: yearSeconds,
    secure: isEncrypted(context),
  });
};

// Ids stand in logs and on the queue board; whoever reads them there must not be able to take over the session.
const idOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url').slice(0, 22);

const isEncrypted = (context: Context): boolean =>
  new URL(context.req.url).protocol === 'https:' ||
  context.req.header('x-forwarded-proto')?.split(',')[0] === 'https';
