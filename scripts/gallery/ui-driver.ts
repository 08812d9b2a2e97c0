/** A picture of a moment, and what it shows. */
export type Picture = { name: string; image: Buffer };

/** A person who speaks one language, on one of the surfaces, with a camera. */
export type Hand = {
  surface: string;
  language: string;
  /** The width of their pictures, in pixels. */
  width: number;
  /** Sends a command with the text behind it. */
  command(name: string, words?: string): Promise<void>;
  /** Presses the newest button with this label, in the message that contains `near` if that is given. */
  press(label: string, near?: string): Promise<void>;
  /** True when there is a button with this label, in a message that contains `near`. */
  offers(label: string, near?: string): Promise<boolean>;
  /** Sends an audio file. */
  give(): Promise<void>;
  /** Opens the settings page with the most settings. */
  settings(): Promise<void>;
  /** Waits until the chat contains this text so many times, once by default. */
  sees(text: string, times?: number): Promise<void>;
  /** Takes a picture of everything since the last one. */
  picture(name: string): Promise<void>;
  /** Takes pictures of the open form, with everything folded in it, and closes it. */
  form(name: string): Promise<void>;
  /** All pictures so far. */
  pictures: Picture[];
};

/** Waits until a value has not changed for half a second, three seconds at most. */
export const stillness = async (look: () => unknown): Promise<void> => {
  let before = await look();
  for (let quiet = 0, rounds = 0; quiet < 5 && rounds < 30; rounds += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await look();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
};

/** Asks again and again until there is a value; rejects after 60 seconds. */
export const patience = async <T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  what: () => string | Promise<string>,
): Promise<T> => {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${await what()}.`);
};

/** How often a text contains another. */
export const occurrences = (text: string, part: string): number => text.split(part).length - 1;
