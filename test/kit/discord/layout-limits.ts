import { checkButton, checkRow, componentTypes } from './component-limits.js';
import type { Problems } from './problems.js';
import { asList, asText, asWire, type Wire } from './wire.js';

/** A message of Components V2: at most 40 components counted nested, 4000 characters of text in all. */
export const checkLayout = (
  problems: Problems,
  components: unknown,
  filenames: ReadonlySet<string>,
): void => {
  const customIds = new Set<string>();
  let total = 0;
  let characters = 0;

  const media = (path: string, value: unknown): void => {
    const url = asText(asWire(value).url);
    if (url.startsWith('attachment://') && !filenames.has(url.slice('attachment://'.length))) {
      problems.add(
        path,
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment "${url}" was not found`,
      );
    } else if (!/^(https?|attachment):\/\//.test(url)) {
      problems.add(`${path}.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
  };

  const visit = (path: string, component: Wire, inContainer: boolean): void => {
    total += 1;
    switch (component.type) {
      case componentTypes.row:
        total += asList(component.components).length;
        checkRow(problems, path, component, customIds);
        return;
      case componentTypes.section: {
        problems.count(`${path}.components`, component.components, 1, 3);
        for (const [index, text] of asList(component.components).entries()) {
          visit(`${path}.components.${index}`, text, inContainer);
        }
        const accessory = asWire(component.accessory);
        total += 1;
        if (accessory.type === componentTypes.button)
          checkButton(problems, `${path}.accessory`, accessory, customIds);
        else if (accessory.type === componentTypes.thumbnail)
          media(`${path}.accessory.media`, accessory.media);
        else problems.add(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
        return;
      }
      case componentTypes.textDisplay:
        problems.length(`${path}.content`, component.content, 1, 4000);
        characters += [...asText(component.content)].length;
        return;
      case componentTypes.mediaGallery:
        problems.count(`${path}.items`, component.items, 1, 10);
        for (const [index, item] of asList(component.items).entries()) {
          media(`${path}.items.${index}.media`, item.media);
        }
        return;
      case componentTypes.file:
        media(`${path}.file`, component.file);
        return;
      case componentTypes.separator:
        return;
      case componentTypes.container:
        if (inContainer) problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'A container holds no container.');
        for (const [index, child] of asList(component.components).entries()) {
          visit(`${path}.components.${index}`, child, true);
        }
        return;
      default:
        problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 9, 10, 12, 13, 14, 17}.');
    }
  };

  for (const [index, component] of asList(components).entries()) {
    visit(`components.${index}`, component, false);
  }
  if (total > 40) {
    problems.add('components', 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'At most 40 components.');
  }
  if (characters > 4000) {
    problems.add(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'At most 4000 characters of text.',
    );
  }
};
