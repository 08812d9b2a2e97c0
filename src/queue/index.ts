export { createBoard } from './board.js';
export { createQueues, type QueueOptions, type Queues } from './queues.js';
export { startWorkers, type WorkerOptions, type WorkerPace } from './workers.js';
