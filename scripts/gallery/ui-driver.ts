/** A picture of a moment, and what it shows. */
export type Picture = { name: string; image: Buffer };

/** Someone who speaks one language, at one of the surfaces, with a camera. */
export type Hand = {
  surface: string;
  language: string;
  /** How wide a picture of theirs is, in pixels. */
  width: number;
  /** Sends a command with the words behind it. */
  command(name: string, words?: string): Promise<void>;
  /** Presses the newest button with this label, in the message that says `near` when told. */
  press(label: string, near?: string): Promise<void>;
  /** Whether a button with this label stands there, in a message that says `near`. */
  offers(label: string, near?: string): Promise<boolean>;
  /** Hands over an audio of their own. */
  give(): Promise<void>;
  /** Opens the settings where there are the most of them. */
  settings(): Promise<void>;
  /** Waits until this stands in the chat so many times, once when left out. */
  sees(text: string, times?: number): Promise<void>;
  /** Takes a picture of what came since the last one. */
  picture(name: string): Promise<void>;
  /** Takes pictures of the form that is open, with all that is folded in it, and leaves it. */
  form(name: string): Promise<void>;
  /** All pictures so far. */
  pictures: Picture[];
};

/** Waits until what a question gives has not changed for half a second, three seconds at most. */
export const stillness = async (look: () => unknown): Promise<void> => {
  let before = await look();
  for (let quiet = 0, rounds = 0; quiet < 5 && rounds < 30; rounds += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await look();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
};

/** Asks again and again until something is there; rejects after 60 seconds. */
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

/** How often a text holds another. */
export const occurrences = (text: string, part: string): number => text.split(part).length - 1;
