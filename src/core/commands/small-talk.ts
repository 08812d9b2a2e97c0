/** Greetings, thanks and calls for help, in the languages of the bot. */
const phrases = new Set(
  [
    'hi, hello, hey, hey there, hi there, hello there, help, help me, start, test, thanks, thank you, thx, ok, okay',
    'hallo, hilfe, danke, danke schön, moin, servus, guten tag',
    'hola, ayuda, gracias, muchas gracias, buenas',
    'olá, oi, ajuda, obrigado, obrigada, valeu',
    'привет, здравствуйте, здравствуй, помощь, помоги, спасибо, старт',
    'こんにちは, こんばんは, おはよう, やあ, ヘルプ, 助けて, ありがとう, ありがとうございます',
    '你好, 您好, 嗨, 哈喽, 帮助, 谢谢, 多谢',
  ]
    .join(', ')
    .split(', '),
);

/** True for a text that is only a greeting, thanks or a call for help: nobody wants to pay for a song about that. */
export const isSmallTalk = (text: string): boolean => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // A lone question mark counts, too. Emoji and numbers may be what a song is about.
  return plain === '' ? !/[\p{N}\p{So}]/u.test(text) : phrases.has(plain);
};
