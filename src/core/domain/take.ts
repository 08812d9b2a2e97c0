/** A gateway by its registry name, as `GATEWAYS` spells it. */
export type ProviderId = string;
/** The gateway's name for work it has accepted; opaque outside its driver. */
export type Ticket = string;
/** One audio that a gateway made. Any text may be missing; addresses are not trusted until media has checked them. */
export type Take = {
  clipId: string;
  audioUrl: string;
  imageUrl?: string | undefined;
  title?: string | undefined;
  style?: string | undefined;
  lyrics?: string | undefined;
  /** Length in seconds. */
  seconds?: number | undefined;
  /** The model that the gateway says it used, in its own spelling. */
  model?: string | undefined;
};
/** The cost in the gateway's own credits, where it reports it. */
export type Charged = { credits?: number | undefined };
