import { setAttributes } from './dom.js';

/** Paths in a box of 24 by 24. */
const shapes = {
  play: 'M8 5.6v12.8c0 .8.9 1.3 1.6.9l10-6.400a1.1 1.1 0 0 0 0-1.800l-10-6.400C8.9 4.3 8 4.8 8 5.600Z',
  pause: 'M8 5.500v13M16 5.500v13',
  send: 'M12 19V5.500M6 11l6-6 6 6',
  slash: 'M14.5 5l-5 14',
  download: 'M12 4.500v10.500M7.5 11l4.5 4.5 4.5-4.500M5.5 19.500h13',
  down: 'M12 5v13.500M6 13l6 6 6-6',
  pen: 'M5 19h3.500L19 8.5 15.5 5 5 15.500ZM13.5 7l3.5 3.5',
  note: 'M9 18V6l10-2v11.500M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM19 15.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z',
  alert: 'M12 7.500v5.500M12 16.500v.01',
  clip: 'M19.500 11.500l-7.600 7.600a4.600 4.600 0 0 1-6.500-6.500l8-8a3.100 3.100 0 0 1 4.400 4.400l-8 8a1.600 1.600 0 0 1-2.200-2.200l7-7',
  mic: 'M12 4a3 3 0 0 0-3 3v4.500a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3ZM5.5 11.500a6.500 6.500 0 0 0 13 0M12 18v3',
  close: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
} as const;

/** An icon in the colour of the text around it. */
export const icon = (shape: keyof typeof shapes): SVGSVGElement => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  setAttributes(svg, { viewBox: '0 0 24 24', class: `icon icon-${shape}`, 'aria-hidden': 'true' });
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', shapes[shape]);
  svg.append(path);
  return svg;
};
