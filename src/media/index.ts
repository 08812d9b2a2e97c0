export type { BucketSettings } from './bucket-shelf.js';
export { createSweeper, type Retention, type Sweeper } from './sweeper.js';
export { createWorkshop, type WorkshopOptions } from './workshop.js';
