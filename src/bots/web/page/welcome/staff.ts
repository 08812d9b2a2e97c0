const namespace = 'http://www.w3.org/2000/svg';

/** The height of each line, from the top. */
const lines = [22, 32, 42, 52, 62];

/** The centre of each note's head. */
const notes: [x: number, y: number][] = [
  [66, 52],
  [100, 42],
  [134, 47],
  [168, 32],
  [202, 37],
  [236, 22],
  [262, 32],
];

/** Renders a staff of five lines with a short melody. */
export const renderStaff = (): Node => {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'staff');
  svg.setAttribute('viewBox', '0 0 320 84');
  svg.setAttribute('aria-hidden', 'true');
  const add = (tag: string, attributes: Record<string, string | number>) => {
    const shape = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    svg.append(shape);
  };
  for (const line of lines) add('path', { class: 'staff-line', d: `M0 ${line}H320` });
  for (const [x, y] of notes) {
    const stemUp = y > 40;
    add('ellipse', {
      class: 'staff-head',
      cx: x,
      cy: y,
      rx: 6.4,
      ry: 4.7,
      transform: `rotate(-22 ${x} ${y})`,
    });
    add('path', { class: 'staff-stem', d: stemUp ? `M${x + 5.8} ${y - 2}v-27` : `M${x - 5.8} ${y + 2}v27` });
  }
  return svg;
};
