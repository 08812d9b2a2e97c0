/** What an error response may carry besides its description (Bot API ResponseParameters); `retry_after` in seconds. */
export type RefusalParameters = {
  retry_after?: number;
  migrate_to_chat_id?: number;
};

/** A request that Telegram refuses; `message` is the description in the response. */
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
export const refuse: (description: string, parameters?: RefusalParameters) => never = (
  description,
  parameters,
) => {
  throw new Refusal(400, `Bad Request: ${description}`, parameters);
};
