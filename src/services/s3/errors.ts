/**
 * S3's refusals, in its own words.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import { ServiceException } from '../../api/errors.ts';

export const noSuchBucket = (BucketName: string) =>
  new ServiceException('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName });

export const noSuchKey = (Key: string) =>
  new ServiceException('NoSuchKey', 404, 'The specified key does not exist.', { Key });

export const noSuchVersion = (Key: string, VersionId: string) =>
  new ServiceException('NoSuchVersion', 404, 'The specified version does not exist.', { Key, VersionId });

export const noSuchUpload = (UploadId: string) =>
  new ServiceException(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId },
  );

export const invalidArgument = (message: string, ArgumentName: string, ArgumentValue: string) =>
  new ServiceException('InvalidArgument', 400, message, { ArgumentName, ArgumentValue });

export const invalidRequest = (message: string) => new ServiceException('InvalidRequest', 400, message);

export const MALFORMED_XML =
  'The XML you provided was not well-formed or did not validate against our published schema';
export const malformedXml = () => new ServiceException('MalformedXML', 400, MALFORMED_XML);

export const notImplemented = (Header: string) =>
  new ServiceException('NotImplemented', 501, 'A header you provided implies functionality that is not implemented', {
    Header,
  });

export const preconditionFailed = (Condition: string) =>
  new ServiceException('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold', {
    Condition,
  });

/** Of a version that is a delete marker. */
export const methodNotAllowed = (Method: string) =>
  new ServiceException('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
    Method,
    ResourceType: 'DeleteMarker',
  });

export const badDigest = (what: string) =>
  new ServiceException('BadDigest', 400, `The ${what} you specified did not match what we received.`);

export const accessDenied = (message = 'Access Denied', members: Readonly<Record<string, unknown>> = {}) =>
  new ServiceException('AccessDenied', 403, message, members);
