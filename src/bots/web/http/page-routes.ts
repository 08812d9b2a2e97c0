import type { Context, Hono } from 'hono';
import { defaultLanguage, type LanguageResolver, parseLanguage } from '../language.js';
import type { Page } from '../page-bundle.js';
import { appIcon, renderPageShell } from '../render/page-shell.js';
import { keepSession } from './session.js';

/** A file's text; undefined while the page is not built yet. */
type FileText = Promise<string | undefined> | string | undefined;

/** Adds the page, its script, its style and its icon. */
export const addPageRoutes = (
  routes: Hono,
  deps: { languageOf: LanguageResolver; sandbox: boolean; page: () => Page | undefined },
): void => {
  const { languageOf, sandbox, page } = deps;
  routes.get('/', async (context) => {
    keepSession(context);
    context.header('Cache-Control', 'no-store');
    return context.html(renderPageShell({ language: await languageOf(context), sandbox }));
  });
  routes.get(
    '/app.js',
    serveFile('text/javascript; charset=utf-8', (context) =>
      page()?.script(parseLanguage(context.req.query('in')) ?? defaultLanguage),
    ),
  );
  routes.get(
    '/app.css',
    serveFile('text/css; charset=utf-8', () => page()?.style),
  );
  routes.get(
    '/icon.svg',
    serveFile('image/svg+xml', () => appIcon),
  );
};

const serveFile = (type: string, text: (context: Context) => FileText) => async (context: Context) => {
  const body = await text(context);
  if (body === undefined) return context.json({ error: 'starting' }, 503);
  return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
};
