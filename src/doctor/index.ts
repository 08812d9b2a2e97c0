import { type Config, parseConfig } from '../config/index.js';
import { providerRegistry } from '../providers/index.js';
import { checkChats, checkDirectory, checkPublicUrl, checkRedis } from './checks.js';
import type { Diagnosis } from './diagnosis.js';
import { checkGateways } from './providers.js';
import { reportOf } from './report.js';

/** How the doctor is called. */
export type DoctorOptions = {
  environment: Record<string, string | undefined>;
  /** Where the report goes. */
  write(text: string): void;
  /** For scripts: one JSON object in place of the report. */
  json?: boolean | undefined;
  colours?: boolean | undefined;
};

/**
 * Checks the settings and everything they name, prints a report, and returns the exit code: 0 when all is well, 1 when
 * something is wrong, 2 when the settings cannot be read. Calls nothing billable, and shows no secret.
 */
export const runDoctor = async (options: DoctorOptions): Promise<0 | 1 | 2> => {
  const { environment, json = false, colours = false } = options;
  const scrub = scrubber(environment);
  const show = (facts: object, text: () => string) =>
    options.write(`${json ? JSON.stringify(facts, (_, value) => scrub(value), 2) : scrub(text())}\n`);

  const parsed = parseConfig(environment, providerRegistry);
  if (!parsed.ok) {
    const { problems } = parsed;
    show({ ok: false, problems }, () =>
      ['These settings cannot be read:', ...problems.map((one) => `- ${one}`)].join('\n'),
    );
    return 2;
  }
  const diagnosis = await diagnose(parsed.config, environment.PATH ?? '');
  const wrong = wrongIn(diagnosis);
  show({ ok: wrong.length === 0, wrong, ...diagnosis }, () => reportOf(diagnosis, wrong, colours));
  return wrong.length === 0 ? 0 : 1;
};

const diagnose = async (config: Config, path: string): Promise<Diagnosis> => {
  const [findings, gateways] = await Promise.all([
    Promise.all([
      checkDirectory(config.dataDir),
      checkRedis(config, path),
      ...checkChats(config),
      checkPublicUrl(config.publicUrl),
    ]),
    checkGateways(config),
  ]);
  return { sandbox: config.sandbox, findings, gateways };
};

const wrongIn = ({ findings, gateways }: Diagnosis): string[] =>
  [...findings, ...gateways].filter(({ verdict }) => verdict === 'wrong').map(({ name }) => name);

/** Hides every key and token of the environment wherever it appears, and the passwords in addresses. */
const scrubber = (environment: DoctorOptions['environment']) => {
  const secrets = Object.entries(environment)
    .map(([name, value = '']) =>
      /_(?:KEY|TOKEN|SECRET|PASSWORD)$/.test(name) ? value.trim() : passwordIn(value),
    )
    .filter((secret) => secret.length >= 6);
  return <T>(value: T): T | string =>
    typeof value === 'string'
      ? secrets.reduce<string>((text, secret) => text.replaceAll(secret, '[hidden]'), value)
      : value;
};

const passwordIn = (address: string): string => (URL.canParse(address) ? new URL(address).password : '');
