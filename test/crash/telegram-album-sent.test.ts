import { testKilledAlbum } from './telegram-albums.js';

// Telegram has taken the album, but the bot dies before the answer comes.
testKilledAlbum('hang-after', 10);
