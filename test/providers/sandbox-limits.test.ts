import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model, MusicProvider, Order, TextLimits } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { neverAborted } from './contract/harness.js';
import * as orders from './orders.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ quick: true });
});
afterAll(() => sandbox.close());

const long = (letters: number): string =>
  'la '
    .repeat(letters)
    .slice(0, letters - 1)
    .concat('l');

/** An order whose named text has so many characters. */
const orderWith = (text: keyof TextLimits, model: Model, letters: number): Order =>
  text === 'prompt'
    ? ({ ...orders.rain, model, values: { prompt: long(letters) } } as Order)
    : ({ ...orders.savour, model, values: { ...plainSong, [text]: long(letters) } } as Order);

const plainSong = { lyrics: 'La', style: 'folk', title: 'La' };

describe.each(providerRegistry)('the limits of $id', (definition) => {
  const create = (url: string): MusicProvider =>
    definition.create({ key: 'sandbox-key-1', url, clock: () => 0 });
  const { operations } = create('http://127.0.0.1:9').capabilities;
  const limits = (['prompt', 'lyrics', 'style'] as const).flatMap((text) => {
    const capability = text === 'prompt' ? operations.song : operations.custom;
    return (capability?.models ?? []).map(
      (model) => [text, model, capability?.limits(model)[text] ?? 0] as const,
    );
  });

  it.each(limits)('take a %s with %s of %i characters and not one more', async (text, model, most) => {
    const provider = create(sandbox.urlOf(definition.id));
    await expect(provider.submit(orderWith(text, model, most), neverAborted)).resolves.toHaveProperty(
      'ticket',
    );
    await expect(provider.submit(orderWith(text, model, most + 1), neverAborted)).rejects.toMatchObject({
      code: 'bad_input',
      accepted: 'no',
    });
  });
});
