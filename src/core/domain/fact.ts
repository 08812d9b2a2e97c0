import type { Model } from '../operations/models.js';
import type { FaultCode } from './faults.js';
import type { Charge } from './generation.js';
import type { MediaFile } from './message.js';
import type { MessageRef } from './people.js';
import type { Product } from './product.js';
import type { Charged, ProviderId, Take, Ticket } from './take.js';

/** Something that happened to a generation at a time. */
export type Fact = { at: number } & (
  | { kind: 'carded'; ref: MessageRef }
  /** `attempts` as for `refused`: only the attempt that was seen to be due is made. */
  | { kind: 'submitting'; attempts: number; lease: number }
  /**
   * The gateway surely did not accept it; `next` tries it now (the same gateway or another). `attempts` is the count at
   * which that was found: what is known of an earlier attempt must not undo a later one, which may be paid.
   */
  | { kind: 'refused'; attempts: number; next: ProviderId; model?: Model | undefined }
  | { kind: 'accepted'; account: string; ticket: Ticket }
  /** The call may have been billed, and returned no ticket. */
  | { kind: 'doubted'; attempts?: number | undefined; detail: string }
  | {
      kind: 'progressed';
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      listenUrl?: string | undefined;
      imageUrl?: string | undefined;
      /** True when the gateway just said that it does not know the ticket; counted until it knows it again. */
      unknown?: boolean | undefined;
    }
  /** The cover was stored before the song is done. */
  | { kind: 'pictured'; image: MediaFile }
  | ({ kind: 'finished'; takes: readonly Take[]; missing: number } & Charged)
  | ({ kind: 'made'; product: Product } & Charged)
  /** `attempts` as for `refused`, when the failure is that of a submit and not of the generation. */
  | { kind: 'failed'; attempts?: number | undefined; fault: FaultCode; detail: string; charge: Charge }
  | { kind: 'cancelled' }
  | { kind: 'posted'; part: string; ref: MessageRef }
  /** Ends the delivery that began at `since` and was shown on this card, if on any. */
  | { kind: 'delivered'; since: number; card: MessageRef | undefined }
  /** The operator looked it up: an unknown charge is now known. */
  | { kind: 'settled'; charge: 'made' | 'none' }
  /** No late result is waited for any more. */
  | { kind: 'forgotten' }
);
