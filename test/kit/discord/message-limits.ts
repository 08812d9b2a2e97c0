import { checkRows } from './component-limits.js';
import { checkLayout } from './layout-limits.js';
import { createProblems, type Problems } from './problems.js';
import { refusals } from './refusal.js';
import { asList, asNumber, asText, asTexts, asWire, type Wire } from './wire.js';

/** The flag of Components V2; it can not be removed. */
export const layoutFlag = 1 << 15;
/** The flag of a voice message. */
export const voiceFlag = 1 << 13;

/** The facts about a message that are not in the body of a request. */
export type MessageFacts = {
  /** The names of the files that the message will have. */
  readonly filenames: readonly string[];
  readonly contentTypes: readonly string[];
  /** The flags that the message already has. */
  readonly flags: number;
  readonly webhook: boolean;
};

/** Refuses what Discord refuses in a message (Discord docs, resources/message, create message). */
export const checkMessage = (body: Wire, facts: MessageFacts): void => {
  const problems = createProblems();
  const flags = asNumber(body.flags) | facts.flags;
  if (facts.filenames.length > 10) throw refusals.tooManyAttachments();
  problems.length('content', body.content, 0, 2000);
  checkEmbeds(problems, body.embeds);
  checkAllowedMentions(problems, body.allowed_mentions);
  checkAttachments(problems, body.attachments);
  if (typeof body.nonce === 'string') problems.length('nonce', body.nonce, 0, 25);
  if ((flags & layoutFlag) !== 0) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
      const value = body[field];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)) {
        continue;
      }
      problems.add(
        field,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
    }
    checkLayout(problems, body.components, new Set(facts.filenames));
  } else {
    checkRows(problems, body.components);
  }
  if ((flags & voiceFlag) !== 0) checkVoice(problems, body, facts);
  problems.refuse();
};

const checkEmbeds = (problems: Problems, embeds: unknown): void => {
  problems.count('embeds', embeds, 0, 10);
  let characters = 0;
  const length = (path: string, value: unknown, min: number, max: number) => {
    problems.length(path, value, min, max);
    characters += [...asText(value)].length;
  };
  for (const [index, embed] of asList(embeds).entries()) {
    const path = `embeds.${index}`;
    length(`${path}.title`, embed.title, 0, 256);
    length(`${path}.description`, embed.description, 0, 4096);
    if (embed.footer) length(`${path}.footer.text`, asWire(embed.footer).text, 1, 2048);
    if (embed.author) length(`${path}.author.name`, asWire(embed.author).name, 1, 256);
    problems.count(`${path}.fields`, embed.fields, 0, 25);
    for (const [fieldIndex, field] of asList(embed.fields).entries()) {
      length(`${path}.fields.${fieldIndex}.name`, field.name, 1, 256);
      length(`${path}.fields.${fieldIndex}.value`, field.value, 1, 1024);
    }
    if (asNumber(embed.color) < 0 || asNumber(embed.color) > 0xffffff) {
      problems.add(`${path}.color`, 'NUMBER_TYPE_MAX', 'int value should be <= 16777215.');
    }
    if (embed.url) checkAddress(problems, `${path}.url`, embed.url, false);
    if (embed.timestamp && Number.isNaN(Date.parse(asText(embed.timestamp)))) {
      problems.add(`${path}.timestamp`, 'DATE_TIME_TYPE_PARSE', 'Could not parse the timestamp.');
    }
    for (const image of ['image', 'thumbnail']) {
      if (embed[image]) {
        checkAddress(problems, `${path}.${image}.url`, asWire(embed[image]).url, true);
      }
    }
  }
  if (characters > 6000) {
    problems.add('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
};

const checkAddress = (problems: Problems, path: string, value: unknown, attachment: boolean): void => {
  problems.length(path, value, 1, 2048);
  const scheme = attachment ? /^(https?|attachment):\/\/[^\s]+$/ : /^(https?|discord):\/\/[^\s]+$/;
  if (scheme.test(asText(value))) return;
  problems.add(
    path,
    'URL_TYPE_INVALID_SCHEME',
    'Scheme must be one of (http, https), and the url well formed.',
  );
};

const checkAllowedMentions = (problems: Problems, value: unknown): void => {
  const rules = asWire(value);
  problems.count('allowed_mentions.users', rules.users, 0, 100);
  problems.count('allowed_mentions.roles', rules.roles, 0, 100);
  for (const [index, kind] of asTexts(rules.parse).entries()) {
    if (!['users', 'roles', 'everyone'].includes(kind)) {
      problems.add(
        `allowed_mentions.parse.${index}`,
        'BASE_TYPE_CHOICES',
        "Value must be one of {'users', 'everyone', 'roles'}.",
      );
    }
    if (asTexts(rules[kind]).length > 0) {
      problems.add(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
};

const checkAttachments = (problems: Problems, attachments: unknown): void => {
  for (const [index, attachment] of asList(attachments).entries()) {
    problems.length(`attachments.${index}.description`, attachment.description, 0, 1024);
    problems.length(`attachments.${index}.title`, attachment.title, 0, 1024);
  }
};

const checkVoice = (problems: Problems, body: Wire, facts: MessageFacts): void => {
  const note = asWire(asList(body.attachments)[0]);
  if (facts.webhook) problems.add('flags', 'BASE_TYPE_CHOICES', 'A webhook sends no voice message.');
  if (facts.filenames.length !== 1 || !facts.contentTypes[0]?.startsWith('audio/')) {
    problems.add('attachments', 'VOICE_MESSAGE_AUDIO', 'A voice message is a single audio file.');
  }
  if (body.content || asList(body.embeds).length > 0 || asList(body.components).length > 0) {
    problems.add('flags', 'VOICE_MESSAGE_ALONE', 'A voice message has nothing but its audio.');
  }
  if (typeof note.duration_secs !== 'number' || typeof note.waveform !== 'string') {
    problems.add('attachments.0', 'BASE_TYPE_REQUIRED', 'duration_secs and waveform are required.');
  }
};
