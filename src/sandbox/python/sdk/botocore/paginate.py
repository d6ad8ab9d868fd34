"""Lists that come in pages, walked to their end. https://docs.aws.amazon.com/boto3/latest/guide/paginators.html"""

import base64
import json

from .exceptions import PaginationError
from .model import search


class Paginator:
    def __init__(self, method, description, operation_name):
        self._method = method
        self._description = description
        self._operation_name = operation_name

    def paginate(self, **kwargs):
        config = kwargs.pop("PaginationConfig", None) or {}
        return PageIterator(self._method, self._description, kwargs, config)


class PageIterator:
    """The pages; `build_full_result` is all of them as one answer."""

    def __init__(self, method, description, params, config):
        self._method = method
        # some lists go on at two: a key and a version, for example
        self._tokens_in = description["inputTokens"]
        self._tokens_out = description["outputTokens"]
        self._limit_key = description.get("limitKey")
        self._more = description.get("moreResults")
        self.result_keys = description["resultKeys"]
        self._params = params
        self._max_items = None if config.get("MaxItems") is None else int(config["MaxItems"])
        self._page_size = config.get("PageSize")
        self._start = config.get("StartingToken")
        self.resume_token = None

    def __iter__(self):
        params = dict(self._params)
        if self._page_size is not None and self._limit_key:
            params[self._limit_key] = self._page_size
        skip = 0
        if self._start is not None:
            tokens, skip = _read_token(self._start)
            self._go_on_at(params, tokens)
        left = self._max_items
        previous = None
        while True:
            page = self._method(**params)
            if skip:
                self._cut(page, skip, None)
                skip = 0
            items = self._items(page)
            if left is not None and len(items) > left:
                self._cut(page, 0, left)
                self.resume_token = _write_token([params.get(name) for name in self._tokens_in], left)
                yield page
                return
            yield page
            if left is not None:
                left -= len(items)
            tokens = self._next(page)
            if tokens is None:
                return
            if tokens == previous:
                received = dict(zip(self._tokens_in, tokens))
                raise PaginationError(message=f"The same next token was received twice: {received}")
            if left == 0:
                self.resume_token = _write_token(tokens, 0)
                return
            previous = tokens
            self._go_on_at(params, tokens)

    def search(self, expression):
        for page in self:
            found = search(expression, page)
            if isinstance(found, list):
                yield from found
            else:
                yield found

    def build_full_result(self):
        result = {}
        for page in self:
            for key in self.result_keys:
                found = _at(page, key)
                if isinstance(found, list):
                    result.setdefault(key, []).extend(found)
                elif found is not None and key not in result:
                    result[key] = found
        if self.resume_token:
            result["NextToken"] = self.resume_token
        return result

    def _items(self, page):
        found = _at(page, self.result_keys[0])
        return found if isinstance(found, list) else []

    def _cut(self, page, start, count):
        key = self.result_keys[0]
        found = _at(page, key)
        if not isinstance(found, list):
            return
        *path, last = key.split(".")
        for part in path:
            page = page[part]
        page[last] = found[start:] if count is None else found[start : start + count]

    def _go_on_at(self, params, tokens):
        for name, token in zip(self._tokens_in, tokens):
            if token is None:
                params.pop(name, None)
            else:
                params[name] = token

    def _next(self, page):
        if self._more and not _at(page, self._more):
            return None
        # an expression: `NextMarker || Contents[-1].Key`
        tokens = [search(expression, page) or None for expression in self._tokens_out]
        return tokens if any(tokens) else None


def _at(page, key):
    for part in key.split("."):
        page = page.get(part) if isinstance(page, dict) else None
    return page


def _write_token(tokens, taken):
    written = json.dumps({"tokens": tokens, "boto_truncate_amount": taken})
    return base64.b64encode(written.encode()).decode()


def _read_token(text):
    try:
        read = json.loads(base64.b64decode(text))
        return read["tokens"], read["boto_truncate_amount"]
    except (ValueError, KeyError, TypeError):
        return [text], 0
