"""Asks again until an answer says that something has come about.

https://docs.aws.amazon.com/boto3/latest/guide/clients.html#waiters
"""

import time

from .exceptions import ClientError, WaiterError
from .model import search


class Waiter:
    def __init__(self, name, description, method):
        self.name = name
        self._description = description
        self._method = method

    def wait(self, **kwargs):
        config = kwargs.pop("WaiterConfig", {})
        delay = config.get("Delay", self._description["delaySeconds"])
        attempts = config.get("MaxAttempts", self._description["maxAttempts"])
        for attempt in range(1, attempts + 1):
            answer = self._ask(kwargs)
            acceptor = next((each for each in self._description["acceptors"] if _accepts(each, answer)), None)
            state = acceptor["state"] if acceptor else "retry"
            if state == "success":
                return
            if state == "failure":
                raise WaiterError(self.name, f"Waiter encountered a terminal failure state: {_reason(acceptor)}", answer)
            if acceptor is None and "Error" in answer:
                error = answer["Error"]
                raise WaiterError(
                    self.name, f"An error occurred ({error.get('Code')}): {error.get('Message')}", answer
                )
            if attempt == attempts:
                suffix = f" Previously accepted state: {_reason(acceptor)}" if acceptor else ""
                raise WaiterError(self.name, f"Max attempts exceeded.{suffix}", answer)
            time.sleep(delay)

    def _ask(self, params):
        try:
            return self._method(**params)
        except ClientError as error:
            return error.response


def _accepts(acceptor, answer):
    matcher, expected = acceptor["matcher"], acceptor["expected"]
    if matcher == "status":
        return answer["ResponseMetadata"]["HTTPStatusCode"] == expected
    if matcher == "error":
        if isinstance(expected, bool):
            return ("Error" in answer) == expected
        return answer.get("Error", {}).get("Code") == expected
    if "Error" in answer:
        return False
    found = search(acceptor["argument"], answer)
    if matcher == "path":
        return found == expected
    if not isinstance(found, list) or not found:
        return False
    return all(each == expected for each in found) if matcher == "pathAll" else expected in found


def _reason(acceptor):
    if acceptor["matcher"] == "status":
        return f'Matched expected HTTP status code: {acceptor["expected"]}'
    if acceptor["matcher"] == "error":
        return f'Matched expected service error code: {acceptor["expected"]}'
    every = {"pathAll": "all elements", "pathAny": "at least one element"}.get(acceptor["matcher"])
    scope = f' we matched expected path: "{acceptor["expected"]}"'
    return f'For expression "{acceptor["argument"]}"{scope}' + (f" for {every}" if every else "")
