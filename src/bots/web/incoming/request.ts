import { type Command, fieldName, type RawValues } from '../../../core/index.js';

// The page makes a key for each input of a person.
const keyShape = /^[A-Za-z0-9-]{8,64}$/;
const fieldShape = /^[a-z][A-Za-z0-9]{0,40}$/;
/** Longest id of a form and longest encoded action, in characters. */
const maxIdCharacters = 64;
/** The end of a longer file name is kept, with the extension. */
const maxNameCharacters = 120;

/** A typed message. `shown` is its text in the conversation, with a track's name in place of its id. */
type SayRequest = { key: string; text: string; shown: string };
/** A button press, with the encoded action of the button. */
type PressRequest = { key: string; action: string };
/** An audio upload, without its bytes. */
type UploadRequest = { key: string; name: string };
/** A form that was submitted. */
type FormRequest = { key: string; form: string; values: RawValues };

/** Parses a message; undefined when the body is not one. */
export const parseSay = (body: unknown): SayRequest | undefined => {
  const parsed = parseKeyedBody(body);
  const text = parseText(parsed?.text)?.trim();
  if (parsed === undefined || text === undefined || text === '') return undefined;
  return { key: parsed.key, text, shown: parseText(parsed.shown)?.trim() || text };
};

/** Parses a button press; undefined when the body is not one. */
export const parsePress = (body: unknown): PressRequest | undefined => {
  const parsed = parseKeyedBody(body);
  const action = parseText(parsed?.action);
  if (parsed === undefined || action === undefined || action === '' || action.length > maxIdCharacters)
    return undefined;
  return { key: parsed.key, action };
};

/** Parses the query of an upload, whose body is the audio; undefined when it is malformed. */
export const parseUpload = (query: Record<string, string>): UploadRequest | undefined => {
  const parsed = parseKeyedBody(query);
  // Some systems send parts of a path, or control characters, in the name of a file.
  const name = Array.from(query.name ?? '', (character) => (/[\p{Cc}/\\]/u.test(character) ? ' ' : character))
    .join('')
    .trim();
  if (parsed === undefined || name === '') return undefined;
  return { key: parsed.key, name: Array.from(name).slice(-maxNameCharacters).join('') };
};

/** Parses the answers of a form; undefined when the body is not one. */
export const parseForm = (body: unknown): FormRequest | undefined => {
  const parsed = parseKeyedBody(body);
  const form = parseText(parsed?.form);
  if (parsed === undefined || form === undefined || form === '' || form.length > maxIdCharacters)
    return undefined;
  if (!isRecord(parsed.values)) return undefined;
  const values: RawValues = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    if (fieldShape.test(name)) values[name] = value;
  }
  return { key: parsed.key, form, values };
};

/** Parses `/name rest`: the rest is the value of the command's first text option. Undefined for ordinary text. */
export const parseCommand = (
  text: string,
  commands: readonly Command[],
): { name: string; values: RawValues } | undefined => {
  const match = /^\/([a-z][a-z-]*)(?:\s+([\s\S]*))?$/i.exec(text);
  if (match === null) return undefined;
  const name = (match[1] ?? '').toLowerCase();
  const rest = (match[2] ?? '').trim();
  const option = commands
    .find((command) => command.name === name)
    ?.options.find(({ kind }) => kind === 'text');
  return { name, values: option === undefined || rest === '' ? {} : { [fieldName(option.name)]: rest } };
};

const parseKeyedBody = (body: unknown): (Record<string, unknown> & { key: string }) | undefined => {
  if (!isRecord(body) || typeof body.key !== 'string' || !keyShape.test(body.key)) return undefined;
  return { ...body, key: body.key };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
