/** Minutes and seconds as a clock shows them: 83 is 1:23. */
export const clockTime = (value: number): string => {
  const whole = Math.max(0, Math.round(value));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
