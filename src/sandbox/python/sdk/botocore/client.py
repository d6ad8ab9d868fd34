"""Clients: one class for each service, with a method for each operation of its model.

https://docs.aws.amazon.com/boto3/latest/guide/clients.html
"""

import os
import random
import time
import urllib.parse
from http import HTTPStatus

from coldspark import aws_request

from .config import Config
from .exceptions import (
    ClientError,
    EndpointConnectionError,
    NoRegionError,
    OperationNotPageableError,
    UnknownServiceError,
)
from .model import load_service, service_names
from .paginate import Paginator
from .validate import validated
from .waiter import Waiter

# https://docs.aws.amazon.com/boto3/latest/guide/retries.html
_RETRIED_CODES = {
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "RequestThrottled",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
}
_RETRIED_STATUSES = {500, 502, 503, 504}
_LONGEST_WAIT_S = 20


class ClientMeta:
    """What a client knows of itself."""

    def __init__(self, model, region_name, endpoint_url, config):
        self.service_model = model
        self.region_name = region_name
        self.endpoint_url = endpoint_url
        self.config = config
        self.partition = "aws"
        self.method_to_api_mapping = dict(model.methods)


class BaseClient:
    def __init__(self, meta):
        self.meta = meta
        self.exceptions = ClientExceptions(meta.service_model)

    def can_paginate(self, operation_name):
        return self.meta.method_to_api_mapping.get(operation_name) in self.meta.service_model.paginators

    def get_paginator(self, operation_name):
        if not self.can_paginate(operation_name):
            raise OperationNotPageableError(operation_name=operation_name)
        name = self.meta.method_to_api_mapping[operation_name]
        return Paginator(getattr(self, operation_name), self.meta.service_model.paginators[name], name)

    @property
    def waiter_names(self):
        return list(_waiters(self.meta.service_model))

    def get_waiter(self, waiter_name):
        found = _waiters(self.meta.service_model).get(waiter_name)
        if found is None:
            raise ValueError(f"Waiter does not exist: {waiter_name}")
        name, description = found
        return Waiter(name, description, getattr(self, _method_of(self.meta.service_model, description["operation"])))

    def close(self):
        """There is no connection to close."""

    def _make_api_call(self, operation_name, api_params):
        model = self.meta.service_model
        shape = model.operations[operation_name].get("input")
        params = dict(api_params)
        _fill_in_tokens(model, shape, params)
        if isinstance(params.get("CopySource"), dict):
            params["CopySource"] = _copy_source(**params["CopySource"])
        sent = validated(model, shape, params) if shape else params
        request = model.request(operation_name, sent)
        attempts = self.meta.config.total_max_attempts
        for attempt in range(attempts):
            response = aws_request(model.signing_name, **request)
            metadata = _metadata(model, response, attempt)
            if response.status < 300:
                return _with_metadata(model, model.output(operation_name, response), metadata)
            code, message, members = model.refusal(response)
            # an answer to HEAD has no body to say it in
            message = message or HTTPStatus(response.status).phrase
            if code not in _RETRIED_CODES and response.status not in _RETRIED_STATUSES:
                break
            if attempt + 1 < attempts:
                time.sleep(min(random.random() * 2**attempt, _LONGEST_WAIT_S))
        else:
            metadata["MaxAttemptsReached"] = True
        refused = {"Error": {"Message": message, "Code": code, **members.pop("Error", {})}, **members}
        refused["ResponseMetadata"] = metadata
        raise self.exceptions.from_code(code)(refused, operation_name)


class ClientExceptions:
    """`client.exceptions.X`: the errors that the service's model names, and `ClientError`."""

    ClientError = ClientError

    def __init__(self, model):
        # their module is botocore's, which makes them as it goes
        made = {name: type(name, (ClientError,), {"__module__": "botocore.errorfactory"}) for name in model.errors}
        self.__dict__.update(made)
        self._by_code = {code: made[name] for name, code in model.errors.items()}

    def from_code(self, code):
        return self._by_code.get(code, ClientError)

    def __getattr__(self, name):
        known = ", ".join(each for each in vars(self) if not each.startswith("_"))
        raise AttributeError(f"{self!r} object has no attribute {name}. Valid exceptions are: {known}")


def create_client(service_name, region_name=None, endpoint_url=None, config=None):
    model = load_service(service_name)
    if model is None:
        raise UnknownServiceError(service_name=service_name, known_service_names=", ".join(service_names()))
    config = config or Config()
    region_name = region_name or config.region_name or os.environ.get("AWS_DEFAULT_REGION") or os.environ.get("AWS_REGION")
    if not region_name:
        raise NoRegionError()
    endpoint = endpoint_url or f"https://{service_name}.{region_name}.amazonaws.com"
    own = type(model.class_name, (BaseClient,), _methods(model))
    client = own(ClientMeta(model, region_name, endpoint, config))
    if endpoint_url and not endpoint_url.rstrip("/").endswith(".amazonaws.com"):
        # nothing else can be reached from here
        client._make_api_call = lambda *_: _unreachable(endpoint_url)
    return client


def _unreachable(endpoint_url):
    raise EndpointConnectionError(endpoint_url=endpoint_url)


def _methods(model):
    return {method: _method(method, operation) for method, operation in model.methods.items()}


def _method(method_name, operation_name):
    def call(self, *args, **kwargs):
        if args:
            raise TypeError(f"{method_name}() only accepts keyword arguments.")
        return self._make_api_call(operation_name, kwargs)

    call.__name__ = method_name
    return call


def _method_of(model, operation):
    return next(method for method, name in model.methods.items() if name == operation)


def _waiters(model):
    """By name in Python's spelling: their own, and what they do."""
    return {_snake(name): (name, description) for name, description in model.waiters.items()}


def _snake(name):
    spelled = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    return spelled


def _fill_in_tokens(model, shape, params):
    """A client makes up the token by which a service knows a request that it gets twice."""
    members = model.shapes[shape].get("members", {}) if shape else {}
    for name, member in members.items():
        if member.get("idempotencyToken") and name not in params:
            params[name] = "%08x-%04x-4%03x-%04x-%012x" % (
                random.getrandbits(32),
                random.getrandbits(16),
                random.getrandbits(12),
                0x8000 | random.getrandbits(14),
                random.getrandbits(48),
            )


def _copy_source(Bucket, Key, VersionId=None):
    """Where S3 copies from, as its header has it."""
    source = f"{Bucket}/{urllib.parse.quote(Key)}"
    return source if VersionId is None else f"{source}?versionId={VersionId}"


def _metadata(model, response, attempt):
    headers = dict(response.headers)
    metadata = {}
    request_id = headers.get("x-amzn-requestid") or headers.get("x-amz-request-id")
    if request_id:
        metadata["RequestId"] = request_id
    if "x-amz-id-2" in headers:
        metadata["HostId"] = headers["x-amz-id-2"]
    return {**metadata, "HTTPStatusCode": response.status, "HTTPHeaders": headers, "RetryAttempts": attempt}


def _with_metadata(model, output, metadata):
    """In the order that botocore gives them."""
    return {"ResponseMetadata": metadata, **output} if model.is_rest else {**output, "ResponseMetadata": metadata}
