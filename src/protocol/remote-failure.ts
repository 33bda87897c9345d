/** The question could not be answered at the other end; `detail` is for the log. */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';

  constructor(
    message: string,
    readonly detail: string,
  ) {
    super(message);
  }
}
