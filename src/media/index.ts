export { createWorkshop, type WorkshopOptions } from './workshop.js';
