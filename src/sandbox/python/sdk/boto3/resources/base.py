"""What all resources have in common: a client, and what identifies them."""


class Meta:
    def __init__(self, service_name, client, data=None):
        self.service_name = service_name
        self.client = client
        self.data = data


class Resource:
    """`IDENTIFIERS` are what two of a kind differ in; `ATTRIBUTES` are read by `load` when first asked for."""

    SERVICE = ""
    IDENTIFIERS = ()
    ATTRIBUTES = {}

    def __init__(self, client, *values):
        self.meta = Meta(self.SERVICE, client)
        for name, value in zip(self.IDENTIFIERS, values, strict=True):
            setattr(self, f"_{name}", value)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self.IDENTIFIERS:
            return self.__dict__[f"_{name}"]
        if name in self.ATTRIBUTES:
            if self.meta.data is None:
                self.load()
            return self.meta.data.get(self.ATTRIBUTES[name])
        raise AttributeError(f"'{self._kind()}' object has no attribute '{name}'")

    def __repr__(self):
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.IDENTIFIERS)
        return f"{self._kind()}({given})"

    def __eq__(self, other):
        return type(self) is type(other) and self._identity() == other._identity()

    def __hash__(self):
        return hash((type(self), self._identity()))

    def reload(self):
        self.load()

    def load(self):
        raise AttributeError(f"'{self._kind()}' object has no attribute 'load'")

    def _identity(self):
        return tuple(getattr(self, name) for name in self.IDENTIFIERS)

    @classmethod
    def _kind(cls):
        return f"{cls.SERVICE}.{cls.__name__}"


class Collection:
    """Many of a kind, asked for when they are walked."""

    def __init__(self, pages, limit=None):
        self._pages = pages
        self._limit = limit

    def __iter__(self):
        count = 0
        for page in self._pages():
            for each in page:
                if self._limit is not None and count >= self._limit:
                    return
                count += 1
                yield each

    def all(self):
        return self

    def limit(self, count):
        return Collection(self._pages, count)

    def pages(self):
        yield from self._pages()
