import { html } from 'hono/html';
import { say } from '../../../i18n/index.js';
import type { Language } from '../language.js';

/** The logo: five bars of a level meter in the shape of an M. */
const logoBars = html`<path d="M4 5.5v13M8 9v7.5M12 12.5v4M16 9v7.5M20 5.5v13" />`;

/** The logo as an SVG file. */
export const appIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#17695b"/><g transform="translate(4.2 4.2) scale(.65)" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M4 5.5v13M8 9v7.5M12 12.5v4M16 9v7.5M20 5.5v13"/></g></svg>`;

/** Renders the page before its script has run. The script fills in the conversation. */
export const renderPageShell = ({
  language,
  sandbox,
}: {
  language: Language;
  sandbox: boolean;
}) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f6f4ef" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#131618" media="(prefers-color-scheme: dark)">
<title>${say(language, 'web.name')}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/app.css">
<script type="module" src="/app.js?in=${language}"></script>
</head>
<body>
<header class="top">
  <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">${logoBars}</svg>
  <div class="top-text">
    <h1>${say(language, 'web.name')}</h1>
    <p>${say(language, sandbox ? 'web.sandbox' : 'web.tagline')}</p>
  </div>
  <p id="connection" class="connection" role="status"></p>
</header>
<main class="main">
  <div id="scroller" class="scroller">
    <div id="welcome" class="welcome" hidden></div>
    <div id="conversation" class="conversation" role="log" aria-live="polite" aria-relevant="additions" aria-busy="true"
      aria-label="${say(language, 'web.conversation')}"></div>
    <noscript><p class="noscript">${say(language, 'web.no-script')}</p></noscript>
  </div>
  <div id="dock" class="dock"></div>
</main>
</body>
</html>`;
