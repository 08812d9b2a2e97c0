/** True in `npm run chaos`; in `npm test` the crash, chaos and schedule tests take their short form. */
export const isLongForm = process.env.CHAOS === 'long';
