export { createBoard } from './board.js';
export { type CarrierOptions, createCarrier, type QueueCarrier } from './carrier.js';
export { startWorkers, type WorkerOptions, type WorkerPace } from './workers.js';
