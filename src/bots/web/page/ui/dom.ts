type Attributes = Record<string, string | number | boolean | undefined>;

/** Creates an element. Strings become text nodes: nothing that a person or a gateway wrote is parsed as markup. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[K] => {
  const created = document.createElement(tag);
  setAttributes(created, attributes);
  created.append(...children.filter((child) => child !== undefined));
  return created;
};

/** Sets attributes; `true` sets an empty one, `false` and undefined remove it. */
export const setAttributes = (target: Element, attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : String(value));
  }
};

/** Changes a text in place, so that screen readers do not read it out again after a small change. */
export const setText = (target: Element, text: string): void => {
  if (target.textContent === text) return;
  if (target.childNodes.length === 1 && target.firstChild instanceof Text) target.firstChild.data = text;
  else target.textContent = text;
};

let lastId = 0;

/** An id that no other element of this page has. */
export const createId = (prefix: string): string => `${prefix}-${++lastId}`;
