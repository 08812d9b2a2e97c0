/** A chat platform by its registry name: `discord`, `telegram`, `web`. */
export type PlatformId = string;

/** A person who uses the bot; `id` is the platform's own and unique there. */
export type Person = {
  platform: PlatformId;
  id: string;
  name: string;
  locale?: string | undefined;
  /** Their public name, unique on the platform, in lower case and without `@`, where the platform has such names. */
  handle?: string | undefined;
};

/** Where an event came from and is answered; `thread` is a topic, `replyTo` the message with the request. */
export type ChatAddress = {
  platform: PlatformId;
  chat: string;
  thread?: string | undefined;
  replyTo?: string | undefined;
  /** Belongs to the surface that received the event; core only keeps it. */
  extra?: Record<string, string | number> | undefined;
};

/** A posted message. `extra` belongs to the surface that posted it (a token, a page); core only keeps it. */
export type MessageRef = {
  platform: PlatformId;
  chat: string;
  message: string;
  extra?: Record<string, string | number> | undefined;
};

/** The key under which a person's data is stored. */
export const personKey = (person: Person): string => `${person.platform}:${person.id}`;
