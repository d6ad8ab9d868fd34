"""The body of an answer as a stream; here all of it has come when the call returns."""

import io


class StreamingBody(io.BytesIO):
    """https://botocore.amazonaws.com/v1/documentation/api/latest/reference/response.html"""

    _DEFAULT_CHUNK_SIZE = 1024

    def __iter__(self):
        return self.iter_chunks(self._DEFAULT_CHUNK_SIZE)

    def __next__(self):
        chunk = self.read(self._DEFAULT_CHUNK_SIZE)
        if chunk:
            return chunk
        raise StopIteration

    next = __next__

    def iter_chunks(self, chunk_size=_DEFAULT_CHUNK_SIZE):
        while chunk := self.read(chunk_size):
            yield chunk

    def iter_lines(self, chunk_size=_DEFAULT_CHUNK_SIZE, keepends=False):
        yield from self.read().splitlines(keepends)

    def set_socket_timeout(self, timeout):
        """There is no socket."""

    def seekable(self):
        return False
