import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { type ChatMessage, type Control, encodeAction } from '../../../core/index.js';
import { discordLimits } from './limits.js';
import { unformatted } from './markdown.js';

/** The longest address and the longest id of a button (Discord docs, components/reference). */
const maxUrlCharacters = 512;
const maxIdCharacters = 100;

const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/** Renders controls in rows of at most 5 buttons, at most 5 rows. Invalid links and repeated buttons are left out. */
export const renderButtons = (
  controls: ChatMessage['controls'],
): APIActionRowComponent<APIButtonComponent>[] => {
  const usedIds = new Set<string>();
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (const row of controls) {
    const buttons = row.flatMap((control) => renderButton(control, usedIds) ?? []);
    for (let start = 0; start < buttons.length; start += discordLimits.rowButtons) {
      const components = buttons.slice(start, start + discordLimits.rowButtons);
      rows.push({ type: ComponentType.ActionRow, components });
    }
  }
  return rows.slice(0, discordLimits.rows);
};

const renderButton = (control: Control, usedIds: Set<string>): APIButtonComponent | undefined => {
  const label = unformatted(control.label, discordLimits.labelCharacters) ?? '…';
  if (control.kind === 'link') {
    const url = parseLink(control.url);
    if (url === undefined) return undefined;
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const customId = encodeAction(control.action);
  // Discord refuses the whole message for a long id, or when two buttons have the same id.
  if (customId.length > maxIdCharacters || usedIds.has(customId)) return undefined;
  usedIds.add(customId);
  return {
    type: ComponentType.Button,
    style: styles[control.style] ?? styles.plain,
    label,
    custom_id: customId,
  };
};

const parseLink = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  return url.href.length <= maxUrlCharacters ? url.href : undefined;
};
