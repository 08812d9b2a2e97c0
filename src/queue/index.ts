export { createBoard } from './board.js';
export { createQueues, type Queues } from './queues.js';
export { startWorkers, type WorkerPace } from './workers.js';
