import type { FormField } from '../../../../core/index.js';
import { createId, element } from '../ui/dom.js';
import { createChoiceField } from './choice-field.js';
import type { FieldView } from './question.js';
import { createSecondsField } from './seconds-field.js';
import { createSliderField } from './slider-field.js';
import { createTextField } from './text-field.js';
import { createToggleField } from './toggle-field.js';

/** Creates a field with its label, its help and its current value. */
export const createField = (field: FormField): FieldView => {
  const help =
    field.help === undefined ? undefined : element('p', { class: 'help', id: createId('help') }, field.help);
  switch (field.kind) {
    case 'text':
    case 'long':
    // The page knows no channels, roles or members. Their ids can be typed.
    case 'place':
    case 'places':
    case 'roles':
    case 'members':
      return createTextField(field, help);
    case 'seconds':
      return createSecondsField(field, help);
    case 'slider':
      return createSliderField(field, help);
    case 'toggle':
      return createToggleField(field, help);
    case 'choice':
      return createChoiceField(field, help);
  }
};
