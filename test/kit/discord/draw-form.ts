import { escapeHtml, markdown } from './draw-text.js';
import type { Modal } from './interaction.js';
import type { Component } from './types.js';
import { asList, asText } from './wire.js';

/** A form on top of the channel. */
export const drawModal = (modal: Modal, names: ReadonlyMap<string, string> = new Map()): string => {
  const fields = modal.components.map((top) => {
    const field = top.component ?? top.components?.[0];
    if (!field) return `<p>${markdown(top.content ?? '')}</p>`;
    const mark = field.required === false || field.type === 23 ? '' : ' <i>*</i>';
    const label = `<label>${escapeHtml(top.label ?? field.label ?? '')}${mark}</label>`;
    const note = top.description ? `<p class="note">${escapeHtml(String(top.description))}</p>` : '';
    return `${label}${note}${drawField(field, names)}`;
  });
  return `<div class="shade"><form><h1>${escapeHtml(modal.title)}</h1>${fields.join('')}<div class="foot">
<span class="button style2">Cancel</span><span class="button style1">Submit</span></div></form></div>`;
};

const drawField = (field: Component, names: ReadonlyMap<string, string>): string => {
  const value = escapeHtml(String(field.value ?? field.placeholder ?? ''));
  const faint = field.value ? '' : ' faint';
  if (field.type === 4) return `<div class="input${field.style === 2 ? ' tall' : ''}${faint}">${value}</div>`;
  if (field.type === 19) return '<div class="input faint">⬆ Drop file here or <b>browse</b></div>';
  if (field.type < 21) {
    const options = (field.options ?? []).filter((option) => option.default).map((option) => option.label);
    const ids = asList(field.default_values).map(({ id }) => names.get(asText(id)) ?? asText(id));
    const chosen = [...options, ...ids].map((name) => `<b>${escapeHtml(name)}</b> ×`).join(' &nbsp;');
    return `<div class="input${chosen ? '' : ' faint'}">${chosen || value || 'Select'} ⌄</div>`;
  }
  const options = field.options ?? [{ label: field.label ?? '', value: '' }];
  const box = field.type === 21 ? '○' : '☐';
  return options.map((option) => `<p>${option.default ? '●' : box} ${escapeHtml(option.label)}</p>`).join('');
};
