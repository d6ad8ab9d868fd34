/**
 * A service exception: 1:1 what AWS answers when it refuses a request. Thrown by operations, caught in one place
 * (`Service.execute`), never used for a handler's own failure (that is a result) nor for our bugs (`invariant`).
 */
export class ServiceException extends Error {
  /** AWS's code, for example `ResourceConflictException`; becomes `x-amzn-errortype`. */
  readonly code: string;
  readonly status: number;
  /** Further members of the error's body, such as `Reason` of a throttle. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Of the call, where the operation has drawn one. */
  declare requestId?: string;

  constructor(code: string, status: number, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

export const invalidParameterValue = (message: string) =>
  new ServiceException('InvalidParameterValueException', 400, message);
export const validationException = (message: string) => new ServiceException('ValidationException', 400, message);
export const resourceNotFound = (message: string) => new ServiceException('ResourceNotFoundException', 404, message);
export const resourceConflict = (message: string) => new ServiceException('ResourceConflictException', 409, message);
export const preconditionFailed = (message: string) =>
  new ServiceException('PreconditionFailedException', 412, message);

/** A broken promise of our own code: loud, answered as 500, never shown as if AWS had said it. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
