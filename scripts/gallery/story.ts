import type { MessageKey } from '../../src/i18n/catalogue.js';
import { sayIfKnown } from '../../src/i18n/index.js';
import type { Hand } from './ui-driver.js';

const settingsPages = ['own', 'general', 'access', 'allowance', 'role'] as const;

/** Goes through everything there is to see, once, with pictures. */
export const tellStory = async (hand: Hand): Promise<void> => {
  const word = (key: MessageKey) => sayIfKnown(hand.language, key) ?? key;
  const prompt = word('example.prompt');

  if (hand.surface === 'web') await hand.picture('start');
  await hand.command('help');
  await hand.picture('help');

  await hand.command('song', prompt);
  await hand.sees(word('card.running'));
  // The first lines of the lyrics, and that there are more.
  await hand.sees('\n…');
  await hand.picture('running');
  await hand.command('queue');
  await hand.picture('queue');
  await hand.sees(word('name.remaster'), 2);
  await hand.picture('tracks');

  await hand.press(word('name.more'));
  await hand.picture('more');
  for (const key of ['words', 'karaoke', 'midi', 'wav', 'video'] as const) {
    await hand.press(word(`name.${key}`), word('track.made'));
  }
  await hand.command('lyrics', prompt);
  for (const key of ['made.words', 'made.file', 'made.lyrics'] as const) await hand.sees(word(key));
  await hand.picture('products');

  await hand.command('custom');
  await hand.form('custom');
  for (const key of ['extend', 'cover', 'stems', 'remaster'] as const) {
    await hand.press(word(`name.${key}`), word('track.length'));
    await hand.form(key);
  }
  for (const key of ['replace', 'sample', 'mashup', 'vocals', 'instrumental', 'acapella'] as const) {
    if (!(await hand.offers(word(`name.${key}`), word('track.made')))) await hand.press(word('name.more'));
    await hand.press(word(`name.${key}`), word('track.made'));
    await hand.form(key);
  }

  await hand.command('library');
  await hand.press('1', word('library.title'));
  await hand.picture('library');
  await hand.press(word('library.family'));
  await hand.press(word('library.delete'));
  await hand.picture('delete');
  await hand.command('persona');
  await hand.command('usage');
  await hand.picture('usage');

  await hand.command('song', `${prompt} sandbox:fail`);
  await hand.command('song', `${prompt} sandbox:moderated`);
  await hand.sees(word('name.retry'), 2);
  await hand.command('cancel');
  await hand.picture('errors');

  await hand.give();
  await hand.picture('upload');

  await hand.settings();
  await hand.picture('settings');
  for (const page of settingsPages) {
    const label = word(`settings.page.${page}`);
    // Only Discord has roles, and the web chat has no server to manage.
    if (!(await hand.offers(label))) continue;
    await hand.press(label);
    await hand.form(`settings ${page}`);
  }
};
