import { say } from '../../i18n/index.js';
import { type ChatMessage, note } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import type { OperationName } from '../operations/index.js';
import type { Deps } from '../ports/deps.js';
import type { ProviderChoice } from './choose-provider.js';
import type { EventInContext } from './context.js';
import { transferOffer } from './transfer-offer.js';

/** Why no provider can do an operation, with the offer to continue at another gateway where there is one. */
export const noProviderMessage = (
  deps: Deps<'media' | 'providers'>,
  { person: { locale }, context }: EventInContext,
  choice: Exclude<ProviderChoice, { kind: 'chosen' }>,
  { operation, track }: { operation: OperationName; track?: Track | undefined },
): ChatMessage => {
  if (choice.kind === 'maker-gone') {
    const offer = track && transferOffer(deps, context.coolingDown, { track, operation, locale });
    const facts = { charge: 'none', provider: choice.provider } as const;
    return offer ?? note('bad', say(locale, 'fault.maker_gone', facts));
  }
  const name = say(locale, `name.${operation}`);
  const able = [...deps.providers.inUse.values()].filter(
    ({ capabilities }) => capabilities.operations[operation] !== undefined,
  );
  if (able.length === 0) {
    const others = deps.providers.others(operation).join(', ');
    return note('bad', say(locale, 'refusal.nobody-can', { operation: name, others }));
  }
  const others = able.map(({ id }) => id).join(', ');
  return track === undefined
    ? note('bad', say(locale, 'refusal.no-such-model', { operation: name, others }))
    : note('bad', say(locale, 'refusal.maker-cannot', { operation: name, provider: track.provider, others }));
};
