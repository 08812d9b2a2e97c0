import { ComponentType, type ModalData } from 'discord.js';
import type { RawValues } from '../../../core/index.js';

/** The answers of a submitted form by field name. Empty answers are left out. */
export const parseAnswers = (answers: Iterable<ModalData>): RawValues => {
  const values: RawValues = {};
  for (const answer of answers) {
    const value = parseAnswer(answer);
    if (value !== undefined && value !== null && value !== '') values[answer.customId] = value;
  }
  return values;
};

/** A file is answered by its address, several chosen values are joined by commas. */
const parseAnswer = (answer: ModalData): string | boolean | null | undefined => {
  if ('value' in answer) return answer.value;
  if (answer.type === ComponentType.FileUpload) return answer.attachments?.first()?.url;
  return 'values' in answer ? answer.values.join(',') : undefined;
};
