import { checkCustomId, checkOptions, checkSelect, componentTypes, isSelect } from './component-limits.js';
import { checkFileTypes } from './file-types.js';
import { createProblems, type Problems } from './problems.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** A form: title at most 45 characters, 1-5 top-level components (Discord docs, components/reference). */
export const checkModal = (data: Wire): void => {
  const problems = createProblems();
  const customIds = new Set<string>();
  problems.length('data.title', data.title, 1, 45);
  problems.length('data.custom_id', data.custom_id, 1, 100);
  problems.count('data.components', data.components, 1, 5);
  for (const [index, component] of asList(data.components).entries()) {
    const path = `data.components.${index}`;
    if (component.type === componentTypes.textDisplay) {
      problems.length(`${path}.content`, component.content, 1, 4000);
    } else if (component.type === componentTypes.label) {
      problems.length(`${path}.label`, component.label, 1, 45);
      problems.length(`${path}.description`, component.description, 0, 100);
      checkField(problems, `${path}.component`, asWire(component.component), customIds);
    } else if (component.type === componentTypes.row) {
      problems.count(`${path}.components`, component.components, 1, 1);
      const field = asWire(asList(component.components)[0]);
      if (field.type !== componentTypes.textInput) {
        problems.add(`${path}.components.0.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {4}.');
      }
      problems.length(`${path}.components.0.label`, field.label, 1, 45);
      checkField(problems, `${path}.components.0`, field, customIds);
    } else {
      problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 10, 18}.');
    }
  }
  problems.refuse();
};

/** Suggestions while a person types: at most 25, names 1-100, text values at most 100 characters. */
export const checkChoices = (data: Wire): void => {
  const problems = createProblems();
  problems.count('data.choices', data.choices, 0, 25);
  for (const [index, choice] of asList(data.choices).entries()) {
    problems.length(`data.choices.${index}.name`, choice.name, 1, 100);
    if (typeof choice.value !== 'number') {
      problems.length(`data.choices.${index}.value`, choice.value, 1, 100);
    }
  }
  problems.refuse();
};

const checkField = (problems: Problems, path: string, field: Wire, customIds: Set<string>): void => {
  if (field.disabled === true) {
    problems.add(`${path}.disabled`, 'COMPONENT_DISABLED', 'A form has no disabled components.');
  }
  if (isSelect(field)) {
    checkSelect(problems, path, field, customIds);
    if (field.required !== false && field.min_values === 0) {
      problems.add(`${path}.min_values`, 'NUMBER_TYPE_MIN', 'A menu that is required has at least 1.');
    }
    return;
  }
  checkCustomId(problems, path, field, customIds);
  switch (field.type) {
    case componentTypes.textInput:
      problems.length(`${path}.value`, field.value, 0, 4000);
      problems.length(`${path}.placeholder`, field.placeholder, 0, 100);
      if (field.label !== undefined && field.label !== null && asText(field.label).length > 45) {
        problems.length(`${path}.label`, field.label, 1, 45);
      }
      if (field.style !== 1 && field.style !== 2) {
        problems.add(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
      }
      checkRange(problems, `${path}.min_length`, field.min_length, 0, 4000);
      checkRange(problems, `${path}.max_length`, field.max_length, 1, 4000);
      return;
    case componentTypes.fileUpload:
      checkRange(problems, `${path}.min_values`, field.min_values, 0, 10);
      checkRange(problems, `${path}.max_values`, field.max_values, 1, 10);
      if (asNumber(field.min_values ?? 1) > asNumber(field.max_values ?? 1)) {
        problems.add(`${path}.min_values`, 'NUMBER_TYPE_MAX', 'int value should be <= max_values.');
      }
      if (field.required !== false && field.min_values === 0) {
        problems.add(`${path}.min_values`, 'NUMBER_TYPE_MIN', 'A file that is required is at least 1.');
      }
      checkFileTypes(problems, `${path}.file_types`, field.file_types);
      return;
    case componentTypes.radioGroup:
      checkOptions(problems, path, field, 2, 10);
      return;
    case componentTypes.checkboxGroup:
      checkOptions(problems, path, field, 1, 10);
      return;
    case componentTypes.checkbox:
      return;
    default:
      problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'This component is not for a form.');
  }
};

const checkRange = (problems: Problems, path: string, value: unknown, min: number, max: number): void => {
  if (value === undefined || value === null) return;
  const number = asNumber(value);
  if (number < min) problems.add(path, 'NUMBER_TYPE_MIN', `int value should be >= ${min}.`);
  if (number > max) problems.add(path, 'NUMBER_TYPE_MAX', `int value should be <= ${max}.`);
};
