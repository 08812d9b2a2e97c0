import { createProviders } from '../app/providers.js';
import type { Config } from '../config/index.js';
import { settingsNameOf } from '../config/providers.js';
import type { Log, MusicProvider, ProviderCheck } from '../core/index.js';
import { abilitiesOf, type GatewayAbilities, providerRegistry } from '../providers/index.js';
import { createSandbox } from '../sandbox/index.js';
import { type Finding, placeOf } from './checks.js';

/** What was found about one gateway, and what it can do. */
export type GatewayFinding = Finding &
  Pick<ProviderCheck, 'reachable' | 'keyAccepted' | 'balance' | 'empty'> & {
    /** The prefix of its settings, such as `CCAPI`. */
    setting: string;
    abilities: GatewayAbilities;
  };

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Checks every gateway the bot would use, in order of preference; without any, those of the sandbox. */
export const checkGateways = async (config: Config): Promise<GatewayFinding[]> => {
  const sandbox = config.sandbox ? await createSandbox() : undefined;
  try {
    const providers = createProviders(config, { clock: Date.now, log: silent, sandbox });
    return await Promise.all(
      [...providers.values()].flatMap((provider) => {
        const definition = providerRegistry.find(({ id }) => id === provider.id);
        if (definition === undefined) return [];
        const account = config.gateways.find(({ id }) => id === provider.id);
        const abilities = abilitiesOf(definition, provider, account?.overrides);
        const url = account?.url ?? sandbox?.urlOf(provider.id);
        return [look(provider, abilities, url === undefined ? 'its address' : placeOf(url))];
      }),
    );
  } finally {
    await sandbox?.close();
  }
};

const look = async (
  provider: MusicProvider,
  abilities: GatewayAbilities,
  place: string,
): Promise<GatewayFinding> => {
  const { detail, ...check } = await provider.check(new AbortController().signal);
  const setting = settingsNameOf(provider.id);
  const words = inWords({ ...check, detail }, setting, place);
  return { name: provider.id, ...words, ...check, setting, abilities };
};

const inWords = (
  { reachable, keyAccepted, balance, empty, detail }: ProviderCheck,
  setting: string,
  place: string,
): Pick<Finding, 'verdict' | 'text'> => {
  const wrong = (text: string) => ({ verdict: 'wrong' as const, text });
  const said = detail.replace(/[.\s]+$/, '');
  if (!reachable) return wrong(`cannot be reached at ${place}: ${said}. Check ${setting}_URL.`);
  if (keyAccepted === false) return wrong(`refuses the key: ${said}. Check ${setting}_KEY.`);
  const account = balance === undefined ? 'it cannot be asked for the balance' : `the balance is ${balance}`;
  if (empty === true)
    return wrong(`takes the key, but the account is empty: ${balance === undefined ? said : account}`);
  if (keyAccepted === undefined)
    return wrong(`${place} answers, but not as it should: ${said}. Check ${setting}_URL.`);
  return { verdict: 'ok', text: `takes the key; ${account}` };
};
