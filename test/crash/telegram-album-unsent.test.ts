import { testKilledAlbum } from './telegram-albums.js';

// Telegram has not taken the album when the bot dies.
testKilledAlbum('hang', 0);
