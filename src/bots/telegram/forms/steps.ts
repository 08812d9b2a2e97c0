import type { ChatForm, FormField } from '../../../core/index.js';

/** A step of a form: a field, or the choice between submitting now and filling in more settings. */
export type Step = { kind: 'field'; field: FormField; number: number; of: number } | { kind: 'offer' };

/** The steps of a form in order: plain fields, the offer of more settings, advanced fields. */
export const stepsOf = (form: ChatForm): Step[] => {
  const plain = form.fields.filter((field) => !field.advanced);
  const advanced = form.fields.filter((field) => field.advanced);
  const fieldSteps = (fields: readonly FormField[], before: number): Step[] =>
    fields.map((field, index) => ({
      kind: 'field',
      field,
      number: before + index + 1,
      of: before + fields.length,
    }));
  const offer: Step[] = advanced.length === 0 ? [] : [{ kind: 'offer' }];
  return [...fieldSteps(plain, 0), ...offer, ...fieldSteps(advanced, plain.length)];
};
