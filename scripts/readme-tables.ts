import { operations, say } from '../src/core/index.js';
import { providerRegistry } from '../src/providers/index.js';

/** What each gateway can do, one operation a row; a star marks what no vendor page confirms. */
export const capabilityTable = (): string => {
  const providers = providerRegistry.map((definition) =>
    definition.create({
      key: 'none',
      url: definition.defaultUrl ?? 'https://gateway.invalid',
      clock: () => 0,
    }),
  );
  const rows = operations.map((operation) => {
    const cells = providers.map(({ capabilities }) => {
      const capability = capabilities.operations[operation.name];
      if (capability === undefined) return '–';
      const models = capability.fields.includes('model') ? capability.models.join(', ') : 'yes';
      return capability.unconfirmed === undefined ? models : `${models} *`;
    });
    return `| ${say('en', `name.${operation.name}`)} (\`/${operation.name}\`) | ${cells.join(' | ')} |`;
  });
  const batches = providers.map(({ capabilities }) => String(capabilities.batch));
  return [
    `| | ${providers.map(({ id }) => `\`${id}\``).join(' | ')} |`,
    `|---|${providers.map(() => '---|').join('')}`,
    ...rows,
    `| Songs asked for in one request | ${batches.join(' | ')} |`,
  ].join('\n');
};

/** A text with what stands between two markers replaced. */
export const withTable = (text: string, name: string, table: string): string => {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const start = text.indexOf(begin);
  const stop = text.indexOf(end);
  if (start < 0 || stop < 0) throw new Error(`the markers of ${name} are missing`);
  return `${text.slice(0, start + begin.length)}\n${table}\n${text.slice(stop)}`;
};
