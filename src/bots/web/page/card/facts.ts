import type { EncodedMessage } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';

/** A value above this many characters takes a row of its own. */
const longValue = 36;

type Origin = NonNullable<EncodedMessage['from']>;
type Facts = NonNullable<EncodedMessage['facts']>;

/** The facts of a card and the track that it was made from. */
export type FactsValue = { facts: Facts; from: Origin | undefined };

/** The id of the element that shows an entry, for links to it. */
export const entryAnchor = (id: string): string => `entry-${id}`;

/** Renders the facts of a card as a description list. */
export const renderFacts = ({ facts, from }: FactsValue): Node =>
  element(
    'dl',
    { class: 'facts' },
    from && renderOrigin(from),
    ...facts.map(({ label, value }) =>
      element(
        'div',
        { class: value.length > longValue ? 'fact is-long' : 'fact' },
        element('dt', {}, label),
        element('dd', { dir: 'auto' }, value),
      ),
    ),
  );

/** The track that a track was made from, with a link to its place in the conversation. */
const renderOrigin = ({ title, ref }: Origin): Node => {
  const name = ref === undefined ? title : element('a', { href: `#${entryAnchor(ref.message)}` }, title);
  return element(
    'div',
    { class: 'fact' },
    element('dt', {}, say(language, 'track.from')),
    element('dd', { dir: 'auto' }, name),
  );
};
