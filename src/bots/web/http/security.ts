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

/** Adds the headers that restrict a page to its own scripts, styles and media. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
};

/**
 * Accepts writes of one content type, and only from the page itself: another site could otherwise request songs in a
 * person's name. Browsers send a preflight request for these content types, as no plain form can produce them.
 */
export const allowWrites =
  (type: 'application/json' | 'application/octet-stream'): MiddlewareHandler =>
  async (context, next) => {
    const site = context.req.header('sec-fetch-site');
    // Browsers omit Sec-Fetch-Site on plain HTTP, except on localhost; a POST always carries an Origin.
    const isOwnPage =
      site === undefined
        ? isOwnOrigin(context.req.header('origin'), context.req.header('host'))
        : site === 'same-origin';
    if (!isOwnPage) return context.json({ error: 'foreign-origin' }, 403);
    const contentType = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (contentType !== type) return context.json({ error: 'wrong-content-type' }, 415);
    return next();
  };

/** Refuses JSON bodies above 64 kB, more than a person types. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: 64 * 1024,
  onError: (context) => context.json({ error: 'too-large' }, 413),
});

const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
