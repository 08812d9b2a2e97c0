import { fieldsOf, models, type OperationName, operationOf, operations } from '../../src/core/index.js';
import { requestForm } from '../../src/core/views/request-form.js';
import { generous, roof } from '../core/samples.js';

/** A gateway that can do everything, as the buttons of a track see it. */
export const plenty = {
  locale: undefined,
  capabilities: {
    operations: Object.fromEntries(operations.map(({ name }) => [name, generous])),
    batch: 1,
    pollInterval: { firstMs: 1, everyMs: 1 },
    chargeOfFailure: 'none' as const,
    usualSeconds: 60,
  },
  sandbox: true,
};

/** A track with every action: it extends another one, so the whole song of both can be requested. */
export const extended = roof({ operation: 'extend', parents: [{ id: 'earlier.1', title: 'Drizzle' }] });

/** The form of an operation at a gateway that supports every field, for a person with so many tracks and personas. */
export const wholeForm = (
  name: OperationName,
  has: { count: number; title: string },
  given = {},
  locale = 'en',
  of = roof(),
) => {
  const operation = operationOf(name);
  const fields = fieldsOf(operation).map(([field]) => field);
  const tracks = Array.from({ length: has.count }, (_, index) =>
    roof({ id: `snow.${index}`, title: `${has.title} ${index}` }),
  );
  const personas = tracks.map(({ person, provider, account }, index) => ({
    ...{ id: `voice-${index}`, person, createdAt: 0, name: `Nora ${index}`, provider, account },
    ...{ personaId: 'p', clipId: 'c', vox: false },
  }));
  const track = operation.source === 'track' ? of : undefined;
  const capability = { ...generous, fields, models };
  return requestForm(name, { capability, track, given, tracks, personas, locale });
};
