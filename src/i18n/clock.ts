/** Minutes and seconds: 83 becomes 1:23. */
export const clockTime = (value: number): string => {
  const whole = Math.max(0, Math.round(value));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
