import { Client, Events, GatewayIntentBits } from 'discord.js';
import { answerParent } from '../child.js';

// The least a bot can do: it answers every command at once with one word.
let client: Client | undefined;

answerParent({
  start: async ({ token, api }: { token: string; api: string }) => {
    const starting = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
    client = starting;
    starting.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) interaction.reply('Yes.').catch(() => undefined);
    });
    const ready = new Promise<Client<true>>((resolve) => starting.once(Events.ClientReady, resolve));
    await starting.login(token);
    const option = { name: 'prompt', description: 'What about', type: 3 };
    await (await ready).application.commands.set([
      { name: 'song', description: 'Makes a song', options: [option] },
    ]);
  },
  stop: () => client?.destroy(),
});
