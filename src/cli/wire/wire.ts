/** What a wire protocol does for a client: an input out, an output or a refusal in. */
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { OperationModel, ServiceModel } from '../../api/model.ts';

export interface Refusal {
  code: string;
  message: string;
}

/** Members in the CLI's own form: timestamps as ISO text, bytes as base64, except a payload's. */
export type Output = Record<string, unknown>;

export interface Wire {
  request(
    model: ServiceModel,
    operation: OperationModel,
    input: Readonly<Record<string, unknown>>,
  ): Omit<HttpRequest, 'service'>;
  output(operation: OperationModel, response: HttpResponse): Output;
  refusal(model: ServiceModel, response: HttpResponse): Refusal;
}
