"""boto3, as far as functions use it: `client`, `resource`, `Session`.

A small one of Coldspark's own, after boto3 1.43.11: its clients are made of AWS's own API models and ask this account's
services as the function's execution role. https://docs.aws.amazon.com/boto3/latest/
"""

from .session import Session

__author__ = "Coldspark"
__version__ = "1.43.11"

DEFAULT_SESSION = None


def setup_default_session(**kwargs):
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def _get_default_session():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*args, **kwargs):
    return _get_default_session().client(*args, **kwargs)


def resource(*args, **kwargs):
    return _get_default_session().resource(*args, **kwargs)


def set_stream_logger(name="boto3", level=10, format_string=None):
    import logging

    logging.getLogger(name).setLevel(level)
