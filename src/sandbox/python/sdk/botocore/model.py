"""A service as AWS's model of it: read by name, and spoken in its protocol by the program beside it (aws_api.js)."""

import datetime
import json
import os
import re

from pyodide.code import run_js
from pyodide.ffi import to_js

from .response import StreamingBody

_HERE = os.path.dirname(__file__)
_DATA = os.path.join(_HERE, "data")
_speech = None
_services = {}


def _speak():
    """The program, once it is needed."""
    global _speech
    if _speech is None:
        with open(os.path.join(_HERE, "aws_api.js"), encoding="utf-8") as program:
            _speech = run_js(program.read())
    return _speech


def service_names():
    return sorted(name.removesuffix(".json") for name in os.listdir(_DATA))


def load_service(name):
    """The service of that name in boto3's words; None when there is none."""
    if name not in _services:
        path = os.path.join(_DATA, f"{name}.json")
        if "/" in name or not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as model:
            _services[name] = ServiceModel(name, model.read())
    return _services[name]


def search(expression, value):
    """What a JMESPath expression finds in an answer."""
    return json.loads(_speak().search(expression, json.dumps(value, default=_as_json)))


def _as_json(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


class ServiceModel:
    def __init__(self, service_name, text):
        model = json.loads(text)
        self.service_name = service_name
        self.signing_name = model["signingName"]
        self.title = model["title"]
        self.api_version = model["apiVersion"]
        self.is_rest = model["protocols"][0].startswith("rest")
        self.shapes = model["shapes"]
        self.operations = model["operations"]
        self.paginators = model.get("paginators", {})
        self.waiters = model.get("waiters", {})
        self._spoken = _speak().open(text)
        self.methods = json.loads(self._spoken.methods())

    @property
    def operation_names(self):
        return list(self.operations)

    def request(self, operation, params):
        """What is sent: method, path, query, headers and body."""
        written = self._spoken.write(operation, to_js(params, dict_converter=_as_object))
        return {**json.loads(written.head), "body": written.body.to_bytes()}

    def output(self, operation, response):
        read = self._spoken.read(operation, json.dumps([response.status, response.headers]), to_js(response.body))
        shape = self.operations[operation].get("output")
        return self._value(shape, read.to_py(), self._streamed(shape)) if shape else {}

    def refusal(self, response):
        """The code, the message and the further members of a refusal."""
        refused = json.loads(
            self._spoken.refusal(json.dumps([response.status, response.headers]), to_js(response.body))
        )
        return refused["code"], refused["message"], refused["members"]

    @property
    def errors(self):
        """Exceptions that a client has as classes: their names, and the codes that they stand for."""
        return {name: shape.get("queryCode", name) for name, shape in self.shapes.items() if "status" in shape}

    @property
    def class_name(self):
        """What its client is called: the service's name without AWS's."""
        return re.sub(r"\W+|Amazon|AWS", "", self.title)

    def _streamed(self, shape):
        """The member that is a body of bytes: what stands for it is a stream."""
        payload = self.shapes[shape].get("payload")
        if payload and self.shapes[self.shapes[shape]["members"][payload]["shape"]]["type"] == "blob":
            return payload
        return None

    def _value(self, name, value, streamed=None):
        shape = self.shapes[name]
        kind = shape["type"]
        if value is None:
            return None
        if kind == "structure":
            members = shape.get("members", {})
            found = {
                member: self._value(ref["shape"], value[member]) for member, ref in members.items() if member in value
            }
            if streamed:
                found[streamed] = StreamingBody(found.get(streamed, b""))
            return found
        if kind == "list":
            return [self._value(shape["member"]["shape"], each) for each in value]
        if kind == "map":
            return {key: self._value(shape["value"]["shape"], each) for key, each in value.items()}
        if kind == "blob":
            return bytes(value)
        if kind == "timestamp":
            return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
        return float(value) if kind == "double" else value


def _as_object(entries):
    return _speak().objectOf(entries)
