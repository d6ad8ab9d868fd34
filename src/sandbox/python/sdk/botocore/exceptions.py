"""Errors of the client, and `ClientError` for what a service refuses.

https://docs.aws.amazon.com/boto3/latest/guide/error-handling.html
"""


class BotoCoreError(Exception):
    """What went wrong before or beside a request. `kwargs` are what its sentence was made of."""

    fmt = "An unspecified error occurred"

    def __init__(self, **kwargs):
        super().__init__(self.fmt.format(**kwargs))
        self.kwargs = kwargs


class ClientError(Exception):
    """A service refused: `response` is its answer, `operation_name` what was asked."""

    MSG_TEMPLATE = "An error occurred ({error_code}) when calling the {operation_name} operation{retry_info}: {error_message}"

    def __init__(self, error_response, operation_name):
        error = error_response.get("Error", {})
        metadata = error_response.get("ResponseMetadata", {})
        retry_info = (
            f" (reached max retries: {metadata['RetryAttempts']})" if metadata.get("MaxAttemptsReached") else ""
        )
        message = self.MSG_TEMPLATE.format(
            error_code=error.get("Code", "Unknown"),
            error_message=error.get("Message", "Unknown"),
            operation_name=operation_name,
            retry_info=retry_info,
        )
        super().__init__(message)
        self.response = error_response
        self.operation_name = operation_name

    def __reduce__(self):
        return self.__class__, (self.response, self.operation_name)


class ConnectionError(BotoCoreError):
    fmt = "An HTTP Client failed to establish a connection: {error}"


class EndpointConnectionError(ConnectionError):
    fmt = 'Could not connect to the endpoint URL: "{endpoint_url}"'


class HTTPClientError(BotoCoreError):
    fmt = "An HTTP Client raised an unhandled exception: {error}"


class ConnectTimeoutError(ConnectionError):
    fmt = 'Connect timeout on endpoint URL: "{endpoint_url}"'


class ReadTimeoutError(HTTPClientError):
    fmt = 'Read timeout on endpoint URL: "{endpoint_url}"'


class ParamValidationError(BotoCoreError):
    fmt = "Parameter validation failed:\n{report}"


class UnknownServiceError(BotoCoreError):
    fmt = "Unknown service: '{service_name}'. Valid service names are: {known_service_names}"


class OperationNotPageableError(BotoCoreError):
    fmt = "Operation cannot be paginated: {operation_name}"


class PaginationError(BotoCoreError):
    fmt = "Error during pagination: {message}"


class WaiterError(BotoCoreError):
    fmt = "Waiter {name} failed: {reason}"

    def __init__(self, name, reason, last_response):
        super().__init__(name=name, reason=reason)
        self.last_response = last_response


class NoCredentialsError(BotoCoreError):
    fmt = "Unable to locate credentials"


class PartialCredentialsError(BotoCoreError):
    fmt = "Partial credentials found in {provider}, missing: {cred_var}"


class NoRegionError(BotoCoreError):
    fmt = "You must specify a region."


class ProfileNotFound(BotoCoreError):
    fmt = "The config profile ({profile}) could not be found"


class ResponseStreamingError(HTTPClientError):
    fmt = "An error occurred while reading from response stream: {error}"


class IncompleteReadError(BotoCoreError):
    fmt = "{actual_bytes} read, but total bytes expected is {expected_bytes}."
