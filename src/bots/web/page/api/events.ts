import type { ConversationEntry } from '../../../../core/index.js';

/** The pause before a connection that the browser gave up is opened again. */
const reconnectMs = 3000;

/** What a subscription reports. */
export type EventCallbacks = {
  /** The subscription is active: from now on each change arrives. What came before has to be read. */
  ready(): void;
  entry(entry: ConversationEntry): void;
  lost(): void;
};

/** Subscribes to the conversation until the page is closed, and reconnects whenever the connection breaks. */
export const subscribe = (callbacks: EventCallbacks): void => {
  const source = new EventSource('/api/events');
  source.addEventListener('ready', callbacks.ready);
  source.addEventListener('entry', (event) => callbacks.entry(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    callbacks.lost();
    // Browsers reconnect by themselves, but not after an error page, which proxies send while the bot restarts.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => subscribe(callbacks), reconnectMs);
  });
};
