import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom, type Room } from './chat-room.js';
import { freshKey, visit } from './visitor.js';

let room: Room;
beforeAll(async () => {
  room = await openRoom({ sandbox: true });
});
afterAll(() => room.close());

describe('the page of the web chat', () => {
  it('gives a browser a cookie that scripts and other sites cannot use', async () => {
    const response = await fetch(room.url);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^minstrel=[A-Za-z0-9_-]{22};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Max-Age=31536000');
    expect(cookie).not.toContain('Secure');
    const encrypted = await fetch(room.url, { headers: { 'x-forwarded-proto': 'https' } });
    expect(encrypted.headers.get('set-cookie')).toContain('Secure');
  });

  it('keeps the cookie of someone who comes back', async () => {
    const ada = await visit(room.url);
    const again = await ada.request('/');
    expect(again.headers.get('set-cookie')).toContain(ada.cookie);
  });

  it('says that the sandbox costs nothing', async () => {
    expect(await (await fetch(room.url)).text()).toContain('Nothing is charged.');
  });

  it('brings its own script and style and lets nothing else run', async () => {
    const page = await fetch(room.url);
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
      const file = await fetch(room.url + path);
      expect(file.status).toBe(200);
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('leaves the other pages of the server alone', async () => {
    const other = await fetch(`${room.url}/other`);
    expect(other.headers.get('content-security-policy')).toBeNull();
  });
});

describe('writing to the web chat', () => {
  const body = () => ({ key: freshKey(), text: 'rain' });

  it('is refused to other sites', async () => {
    const ada = await visit(room.url);
    const before = room.heard.length;
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await ada.post('/api/say', body(), headers as Record<string, string>)).status).toBe(403);
    }
    expect((await ada.post('/api/say', body(), { 'content-type': 'text/plain' })).status).toBe(415);
    expect(room.heard).toHaveLength(before);
    expect((await ada.post('/api/say', body(), { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('is refused without an origin at all', async () => {
    const ada = await visit(room.url);
    const response = await ada.request('/api/say', {
      method: 'POST',
      body: JSON.stringify(body()),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(403);
  });

  it('needs a browser that has opened the page', async () => {
    for (const path of ['/api/conversation', '/api/events', '/api/suggest']) {
      expect((await fetch(room.url + path)).status).toBe(401);
    }
    const forged = await fetch(`${room.url}/api/conversation`, { headers: { cookie: 'minstrel=guessed' } });
    expect(forged.status).toBe(401);
  });

  it('is refused above 64 kB', async () => {
    const ada = await visit(room.url);
    expect((await ada.post('/api/say', { key: freshKey(), text: 'la '.repeat(30_000) })).status).toBe(413);
  });

  it('is refused when it makes no sense', async () => {
    const ada = await visit(room.url);
    const key = freshKey();
    for (const [path, nonsense] of [
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
      expect((await ada.post(path, nonsense)).status).toBe(400);
    }
  });
});
