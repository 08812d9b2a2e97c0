/** Distance from the end, in pixels, within which a reader counts as being at the end. */
const endPixels = 80;

/** Keeps the end of the conversation in view for readers at the end. A reader further up stays where they are. */
export const createScrollFollower = (parts: {
  list: HTMLElement;
  scroller: HTMLElement;
  /** The button that leads to the end; shown when something new is out of view. */
  newest: HTMLElement;
}) => {
  const { list, scroller, newest } = parts;
  let following = true;
  const scrollToEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  const toEnd = () => {
    following = true;
    newest.hidden = true;
    scrollToEnd();
  };
  const sizes = new ResizeObserver(() => {
    if (following) scrollToEnd();
  });
  sizes.observe(list);
  sizes.observe(scroller);
  newest.addEventListener('click', toEnd);
  scroller.addEventListener(
    'scroll',
    () => {
      following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < endPixels;
      if (following) newest.hidden = true;
    },
    { passive: true },
  );
  return {
    toEnd,
    /** Follows a new item, or offers the way to it. */
    follow: () => {
      if (following) scrollToEnd();
      else newest.hidden = false;
    },
    /** Stops following and shows a node, from its top where it is taller than the screen. */
    stopAt: (node: HTMLElement) => {
      following = false;
      node.scrollIntoView({ block: node.offsetHeight > scroller.clientHeight ? 'start' : 'nearest' });
    },
  };
};
