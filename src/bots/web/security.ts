import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Tells browsers to run and load nothing but our own, and not to guess. */
export const guardAnswers: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
};

/**
 * Takes writes of one content type, and only from our own page: another site could otherwise ask for songs in a
 * person's name. A type that no plain form can send makes browsers ask us beforehand.
 */
export const guardWrites =
  (type: 'application/json' | 'application/octet-stream'): MiddlewareHandler =>
  async (context, next) => {
    const site = context.req.header('sec-fetch-site');
    // Browsers leave the first header out on plain http beyond this machine; the second is always there on a POST.
    const own =
      site === undefined
        ? isOwnOrigin(context.req.header('origin'), context.req.header('host'))
        : site === 'same-origin';
    if (!own) return context.json({ error: 'foreign-origin' }, 403);
    const given = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (given !== type) return context.json({ error: 'wrong-content-type' }, 415);
    return next();
  };

/** Bodies above 64 kB are none that a person typed. */
export const guardSize: MiddlewareHandler = bodyLimit({
  maxSize: 64 * 1024,
  onError: (context) => context.json({ error: 'too-large' }, 413),
});

const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
