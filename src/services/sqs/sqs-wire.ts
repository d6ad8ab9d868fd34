/**
 * How SQS is spoken to: JSON, and the query protocol of older clients, who may name the queue by the path of the request
 * alone and are told in other words that there is none.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
 */
import { ServiceException } from '../../api/errors.ts';
import type { HttpRequest } from '../../api/http.ts';
import { fieldOf, parseForm } from '../../api/protocols/form.ts';
import type { ServiceDefinition } from '../../api/service-definition.ts';
import { awsWire, type Wire } from '../../kernel/wire.ts';

const QUEUE_PATH = /^\/\d{12}\/[^/]+\/?$/;

export function sqsWire(definition: ServiceDefinition): Wire {
  const wire = awsWire(definition);
  return {
    ...wire,
    read: (request, spoken) => wire.read(spoken.asForm ? namingQueue(request) : request, spoken),
    refusal: (error, requestId, spoken) => wire.refusal(spoken.asForm ? inOldWords(error) : error, requestId, spoken),
  };
}

function namingQueue(request: HttpRequest): HttpRequest {
  if (!QUEUE_PATH.test(request.path) || fieldOf(parseForm(request.body), 'QueueUrl') !== undefined) return request;
  const form = new TextDecoder().decode(request.body);
  const url = encodeURIComponent(`https://queue.amazonaws.com${request.path}`);
  return { ...request, body: new TextEncoder().encode(`${form}&QueueUrl=${url}`) };
}

const inOldWords = (error: ServiceException) =>
  error.code === 'QueueDoesNotExist'
    ? new ServiceException(error.code, error.status, 'The specified queue does not exist for this wsdl version.')
    : error;
