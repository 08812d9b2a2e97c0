/** A gateway by its registry name, as `GATEWAYS` spells it. */
export type ProviderId = string;
/** What a gateway calls a piece of work it has taken; opaque outside its driver. */
export type Ticket = string;
/** One audio a gateway made. Every text may be missing; addresses are hostile until media has looked at them. */
export type Take = {
  clipId: string;
  audioUrl: string;
  imageUrl?: string | undefined;
  title?: string | undefined;
  style?: string | undefined;
  lyrics?: string | undefined;
  /** Length in seconds. */
  seconds?: number | undefined;
  /** The model the gateway says it used, in its own spelling. */
  model?: string | undefined;
};
/** What something has cost in the gateway's own credits, where it tells. */
export type Charged = { credits?: number | undefined };
