/** What a refusal may carry next to its description (Telegram Bot API ResponseParameters); seconds for `retry_after`. */
export interface RefusalParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}

/** A request that Telegram does not carry out; `message` is the description in the answer's body. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(status: number, description: string, parameters?: RefusalParameters) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

/** Refuses a request with status 400 in the words of the Bot API server. */
export function refuse(description: string, parameters?: RefusalParameters): never {
  throw new Refusal(400, `Bad Request: ${description}`, parameters);
}
