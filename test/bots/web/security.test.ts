import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from './harness.js';
import { freshKey, visit } from './visitor.js';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ sandbox: true });
});
afterAll(() => harness.close());

describe('the page of the web chat', () => {
  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await fetch(harness.url);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^minstrel=[A-Za-z0-9_-]{22};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Max-Age=31536000');
    expect(cookie).not.toContain('Secure');
    const encrypted = await fetch(harness.url, { headers: { 'x-forwarded-proto': 'https' } });
    expect(encrypted.headers.get('set-cookie')).toContain('Secure');
  });

  it('keeps the cookie of a person who returns', async () => {
    const ada = await visit(harness.url);
    const again = await ada.request('/');
    expect(again.headers.get('set-cookie')).toContain(ada.cookie);
  });

  it('states that the sandbox charges nothing', async () => {
    expect(await (await fetch(harness.url)).text()).toContain('Nothing is charged.');
  });

  it('loads its own script and style, and its policy allows no other', async () => {
    const page = await fetch(harness.url);
    const text = await page.text();
    expect(text).not.toMatch(/<script(?![^>]*src="\/app\.js\?in=en")/);
    expect(text).not.toMatch(/https?:\/\//);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    for (const path of ['/app.js', '/app.css', '/icon.svg']) {
      const file = await fetch(harness.url + path);
      expect(file.status).toBe(200);
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('adds no headers to other pages of the server', async () => {
    const other = await fetch(`${harness.url}/other`);
    expect(other.headers.get('content-security-policy')).toBeNull();
  });
});

describe('a write to the web chat', () => {
  const message = () => ({ key: freshKey(), text: 'rain' });

  it('is refused from other sites', async () => {
    const ada = await visit(harness.url);
    const before = harness.events.length;
    for (const headers of [
      { origin: 'https://other.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await ada.post('/api/say', message(), headers as Record<string, string>)).status).toBe(403);
    }
    expect((await ada.post('/api/say', message(), { 'content-type': 'text/plain' })).status).toBe(415);
    expect(harness.events).toHaveLength(before);
    expect((await ada.post('/api/say', message(), { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('is refused without an origin', async () => {
    const ada = await visit(harness.url);
    const response = await ada.request('/api/say', {
      method: 'POST',
      body: JSON.stringify(message()),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(403);
  });

  it('needs the session of a browser that has opened the page', async () => {
    for (const path of ['/api/conversation', '/api/events', '/api/suggest']) {
      expect((await fetch(harness.url + path)).status).toBe(401);
    }
    const forged = await fetch(`${harness.url}/api/conversation`, {
      headers: { cookie: 'minstrel=guessed' },
    });
    expect(forged.status).toBe(401);
  });

  it('is refused above 64 kB', async () => {
    const ada = await visit(harness.url);
    expect((await ada.post('/api/say', { key: freshKey(), text: 'la '.repeat(30_000) })).status).toBe(413);
  });

  it('is refused when it is malformed', async () => {
    const ada = await visit(harness.url);
    const key = freshKey();
    for (const [path, body] of [
      ['/api/say', '{'],
      ['/api/say', []],
      ['/api/say', { text: 'rain' }],
      ['/api/say', { key: 'a b c d e f g h', text: 'rain' }],
      ['/api/say', { key, text: '   ' }],
      ['/api/say', { key, text: 7 }],
      ['/api/press', { key, action: 'x'.repeat(65) }],
      ['/api/form', { key, form: 'f', values: { lyrics: { deep: true } } }],
      ['/api/form', { key, form: 'f', values: [] }],
    ] as const) {
      expect((await ada.post(path, body)).status).toBe(400);
    }
  });
});
