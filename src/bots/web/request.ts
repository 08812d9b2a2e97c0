import { type Command, fieldName, type RawValues } from '../../core/index.js';

/** Something typed into the message field; `shown` is how it stands in the conversation, where an id was put in. */
type SayRequest = { key: string; text: string; shown: string };
/** A pressed button. */
type PressRequest = { key: string; action: string };
/** An audio that is handed over. */
type UploadRequest = { key: string; name: string };
/** A filled-in form. */
type FormRequest = { key: string; form: string; values: RawValues };

/** Reads a message; undefined when it is none. */
export const parseSay = (body: unknown): SayRequest | undefined => {
  const parsed = parseKeyed(body);
  const text = textOf(parsed?.text)?.trim();
  if (parsed === undefined || text === undefined || text === '') return undefined;
  return { key: parsed.key, text, shown: textOf(parsed.shown)?.trim() || text };
};

/** Reads a press; undefined when it is none. */
export const parsePress = (body: unknown): PressRequest | undefined => {
  const parsed = parseKeyed(body);
  const action = textOf(parsed?.action);
  if (parsed === undefined || action === undefined || action === '' || action.length > 64) return undefined;
  return { key: parsed.key, action };
};

/** Reads what comes with an audio, which is the body itself; undefined when it is nonsense. */
export const parseUpload = (query: Record<string, string>): UploadRequest | undefined => {
  const parsed = parseKeyed(query);
  // Some systems name files with parts of a path, or with signs that end lines.
  const name = Array.from(query.name ?? '', (sign) => (/[\p{Cc}/\\]/u.test(sign) ? ' ' : sign))
    .join('')
    .trim();
  if (parsed === undefined || name === '') return undefined;
  return { key: parsed.key, name: Array.from(name).slice(-120).join('') };
};

/** Reads a form's answers; undefined when they are none. */
export const parseForm = (body: unknown): FormRequest | undefined => {
  const parsed = parseKeyed(body);
  const form = textOf(parsed?.form);
  if (parsed === undefined || form === undefined || form === '' || form.length > 64) return undefined;
  if (!isRecord(parsed.values)) return undefined;
  const values: RawValues = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    if (fieldShape.test(name)) values[name] = value;
  }
  return { key: parsed.key, form, values };
};

/** A command line, `/name rest`: the rest belongs to the command's first text. Undefined for ordinary text. */
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

// Made by the page, one for each thing a person does.
const keyShape = /^[A-Za-z0-9-]{8,64}$/;
const fieldShape = /^[a-z][A-Za-z0-9]{0,40}$/;

const parseKeyed = (body: unknown): (Record<string, unknown> & { key: string }) | undefined => {
  if (!isRecord(body) || typeof body.key !== 'string' || !keyShape.test(body.key)) return undefined;
  return { ...body, key: body.key };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
