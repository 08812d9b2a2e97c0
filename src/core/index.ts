export { type Action, encodeAction, parseAction, settingsPages, trackActs } from './domain/action.js';
export type { Capabilities, Capability } from './domain/capability.js';
export { type Command, type CommandOption, commandsIn, fieldName, optionName } from './domain/command.js';
export {
  type Community,
  type CommunitySettings,
  communitySettingsSchema,
  type Preferences,
  plainMessageModes,
} from './domain/community.js';
export { encodeMessage } from './domain/encoded-message.js';
export type { Fact } from './domain/fact.js';
export { type FaultCode, faultPlans } from './domain/faults.js';
export {
  type Charge,
  type Generation,
  generationId,
  type Outcome,
  type State,
  trackId,
} from './domain/generation.js';
export {
  type Account,
  type Allowance,
  type Expense,
  endOf,
  periodsOf,
  type UsageReport,
} from './domain/ledger.js';
export { lyricsFile } from './domain/lrc.js';
export {
  type AudioFile,
  type ChatForm,
  type ChatMessage,
  type Control,
  type EncodedControl,
  type EncodedMessage,
  type FormField,
  type MediaFile,
  mediaPath,
  note,
  type RawValues,
} from './domain/message.js';
export { fitsLimits, labelOf, parseValues } from './domain/parse-values.js';
export {
  type ChatAddress,
  type MessageRef,
  type Person,
  type PlatformId,
  personKey,
} from './domain/people.js';
export { creditsFor, isPriceName, type PriceName, type Prices } from './domain/price.js';
export type { Instrument, Note, Product, TimedWord } from './domain/product.js';
export { awaitsGateway, chargeOf, isDoubtful, reduce } from './domain/reduce.js';
export type { Charged, ProviderId, Take, Ticket } from './domain/take.js';
export type { Track } from './domain/track.js';
export type { JobResult } from './generation/job-result.js';
export { createHandlers, type JobHandlers } from './handlers.js';
export {
  fieldsOf,
  isOperationName,
  type OperationName,
  type OperationValues,
  operationOf,
  operations,
} from './operations/index.js';
export { type Model, models, type TextLimits } from './operations/models.js';
export { type CoreDeps, type CoreSettings, defaultTiming, type Timing } from './ports/deps.js';
export { type KeptTake, MediaError, type MediaLibrary, type TakeLabel } from './ports/media.js';
export {
  type ChatEvent,
  type ChatListener,
  type ChatSurface,
  type EventHandler,
  type Posted,
  type Reply,
  type SentAudio,
  type Suggestion,
  SurfaceError,
  type SurfaceFault,
  type SurfaceLimits,
} from './ports/platform.js';
export {
  type MusicProvider,
  type Order,
  type OrderPersona,
  type OrderSource,
  type PollResult,
  type ProviderCheck,
  ProviderError,
  type Submission,
} from './ports/provider.js';
export type { JobQueue } from './ports/queue.js';
export type { Clock, Log } from './ports/runtime.js';
export {
  type ConversationEntry,
  type Conversations,
  type CoreStore,
  type ExpiringStore,
  type Generations,
  type Ledger,
  type Locks,
  type Persona,
  type Personas,
  type PollSchedule,
  type ProviderHealth,
  type RateLimiter,
  type Receipts,
  type SettingsStore,
  StorageError,
  type Timings,
  type Tracks,
} from './ports/store.js';
export { fitMessage, shorten } from './views/fit-message.js';
export { errorMessage } from './views/unhandled-error.js';
