/** A chat platform by its registry name: `discord`, `telegram`, `web`. */
export type PlatformId = string;

/** Someone who talks to the bot; `id` is the platform's own and unique there. */
export type Person = {
  platform: PlatformId;
  id: string;
  name: string;
  locale?: string | undefined;
  /** The name others call them by, unique there, in lower case and without `@`, where the platform has such names. */
  handle?: string | undefined;
};

/** Where in a platform something was asked and is answered; `thread` is a topic, `replyTo` the message that asked. */
export type ChatAddress = {
  platform: PlatformId;
  chat: string;
  thread?: string | undefined;
  replyTo?: string | undefined;
  /** Belongs to the surface that heard the request; core only keeps it. */
  extra?: Record<string, string | number> | undefined;
};

/** A message that was posted. `extra` belongs to the surface that made it (a token, a page): core only keeps it. */
export type MessageRef = {
  platform: PlatformId;
  chat: string;
  message: string;
  extra?: Record<string, string | number> | undefined;
};

/** The name under which a person's things are remembered. */
export const personKey = (person: Person): string => `${person.platform}:${person.id}`;
