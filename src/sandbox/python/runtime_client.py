"""Lambda's runtime client for Python: finds the handler, runs it, and says what came of it in AWS's words.

Handlers: https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html
Context:  https://docs.aws.amazon.com/lambda/latest/dg/python-context.html
Logging:  https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html

It is loaded once, before the memory snapshot is taken; `start` makes a restored copy one environment's own. Results go
to `api`, the object of the kernel that stands for Lambda's Runtime API.
"""

import builtins
import decimal
import importlib
import json
import linecache
import logging
import math
import os
import random
import socket
import sys
import time
import traceback

# imported for the snapshot only: what handlers commonly use then costs nothing at Init
import base64, collections, contextlib, copy, dataclasses, datetime, enum, functools, hashlib, hmac, io  # noqa: E401, F401
import itertools, re, string, tempfile, types, typing, urllib.parse, uuid, asyncio, shutil  # noqa: E401, F401

from pyodide.webloop import WebLoop, WebLoopPolicy

CLIENT_FILE = "/var/runtime/bootstrap.py"

api = None
handler = None
request_id = ""
python_name = "python3.14"


class Fault(Exception):
    """A failure of the runtime's own kind, with AWS's error type."""

    def __init__(self, error_type, message, stack_trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.stack_trace = list(stack_trace)


# ── context ──────────────────────────────────────────────────────────────────────────────────────────────────────


class CognitoIdentity:
    cognito_identity_id = None
    cognito_identity_pool_id = None

    def __repr__(self):
        return (
            "CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])"
        )


class Client:
    FIELDS = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")

    def __init__(self, values):
        for field in self.FIELDS:
            setattr(self, field, values.get(field))


class ClientContext:
    def __init__(self, values):
        self.custom = values.get("custom")
        self.env = values.get("env")
        self.client = Client(values["client"]) if values.get("client") else None


class LambdaContext:
    FIELDS = (
        "aws_request_id",
        "log_group_name",
        "log_stream_name",
        "function_name",
        "memory_limit_in_mb",
        "function_version",
        "invoked_function_arn",
        "client_context",
        "identity",
    )

    def __init__(self, aws_request_id, invoked_function_arn, client_context, deadline_ms):
        self.aws_request_id = aws_request_id
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = invoked_function_arn
        self.client_context = ClientContext(json.loads(client_context)) if client_context else None
        self.identity = CognitoIdentity()
        self._epoch_deadline_time_in_ms = deadline_ms

    def get_remaining_time_in_millis(self):
        return max(0, int(self._epoch_deadline_time_in_ms - time.time() * 1000))

    def log(self, message):
        api.log(str(message))

    def __repr__(self):
        fields = ",".join(f"{field}={getattr(self, field)}" for field in self.FIELDS)
        return f"LambdaContext([{fields}])"


# ── errors ───────────────────────────────────────────────────────────────────────────────────────────────────────


def where_aws_has_it(path):
    """The standard library lies in a zip here; a stack trace names the folder it has on Lambda."""
    for prefix in ("/lib/python314.zip/", "/lib/python3.14/"):
        if path.startswith(prefix):
            return f"/var/lang/lib/{python_name}/{path[len(prefix) :]}"
    return path


def stack_trace_of(error):
    """Frames from the handler on, without CPython's ~~~^^^ markers."""
    frames = [
        (where_aws_has_it(frame.filename), frame.lineno, frame.name, frame.line)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename != CLIENT_FILE
    ]
    return traceback.format_list(frames)


def error_payload(error, request_id):
    if isinstance(error, Fault):
        error_type, stack_trace = error.error_type, error.stack_trace
    else:
        error_type, stack_trace = type(error).__name__, stack_trace_of(error)
    return {
        "errorMessage": str(error),
        "errorType": error_type,
        "requestId": request_id,
        "stackTrace": stack_trace,
    }


def log_error(payload):
    """One log event, whatever it has of lines; the indent is one that no viewer folds."""
    lines = [f"[ERROR] {payload['errorType']}: {payload['errorMessage']}", "Traceback (most recent call last):"]
    for entry in payload["stackTrace"]:
        for line in entry.splitlines():
            text = line.lstrip(" ")
            lines.append("\u00a0" * (len(line) - len(text)) + text)
    api.logEvent("\n".join(lines))


def exit_reason(error):
    """How a process that ends with this BaseException looks from outside; None is exit status 0."""
    if isinstance(error, SystemExit):
        if error.code is None:
            return None
        if isinstance(error.code, int):
            return f"exit status {error.code & 0xFF}" if error.code & 0xFF else None
        api.log(f"{error.code}\n")
        return "exit status 1"
    api.log("".join(traceback.format_exception(error)))
    return "exit status 1"


# ── logging ──────────────────────────────────────────────────────────────────────────────────────────────────────


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.aws_request_id = request_id
        return True


class LambdaLogHandler(logging.Handler):
    def emit(self, record):
        api.log(self.format(record))


def set_up_logging():
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    log_handler = LambdaLogHandler()
    log_handler.setFormatter(formatter)
    log_handler.addFilter(RequestIdFilter())
    logging.getLogger().addHandler(log_handler)


# ── network ──────────────────────────────────────────────────────────────────────────────────────────────────────


def refuse_connection(*_):
    # Emscripten would pretend success: there is no network in the sandbox
    raise OSError(101, "Network is unreachable")


def refuse_lookup(*_, **__):
    raise socket.gaierror(-3, "Temporary failure in name resolution")


def close_network():
    socket.socket.connect = refuse_connection
    socket.socket.connect_ex = lambda *_: 101
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        setattr(socket, name, refuse_lookup)


# ── AWS ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class AwsResponse:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def __repr__(self):
        return f"<AwsResponse {self.status}>"


def aws_request(service, method="POST", path="/", query=None, headers=None, body=b""):
    """Sends a request to AWS as HTTP has it, without a signature, and waits for the answer, whatever its status."""
    from pyodide.ffi import can_run_sync, run_sync, to_js

    if not api.canSuspend:
        raise RuntimeError(
            "A request to AWS from Python waits for its answer, for which this browser would have to suspend WebAssembly "
            "(JSPI). It cannot; use a current Chrome, Edge or Firefox."
        )
    if not can_run_sync():
        raise OSError("Requests to AWS can only wait inside the handler’s own call, not in a callback of JavaScript.")
    head = {"service": service, "method": method, "path": path, "query": query or {}, "headers": headers or {}}
    payload = body.encode() if isinstance(body, str) else bytes(body)
    answer = run_sync(api.requestAws(json.dumps(head), to_js(payload)))
    head = json.loads(answer.head)
    return AwsResponse(head["status"], head["headers"], answer.body.to_bytes())


def add_coldspark_module():
    """`coldspark`, a module that AWS does not have. What an SDK's HTTP layer does can stand on it."""
    module = types.ModuleType("coldspark")
    module.aws_request = aws_request
    module.AwsResponse = AwsResponse
    sys.modules["coldspark"] = module


# ── asyncio where WebAssembly cannot be suspended ────────────────────────────────────────────────────────────────


class Sleeper:
    """The selector of a loop that has nothing to listen to: it lets time pass."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError(
                "This event loop waits for a promise of JavaScript, for which this browser would have to suspend "
                "WebAssembly (JSPI). It cannot; use a current Chrome, Edge or Firefox."
            )
        if timeout > 0:
            time.sleep(timeout)
        return []


@contextlib.contextmanager
def beside_browser_loop():
    """Pyodide's own loop, which is the browser's, counts as running at all times; JavaScript's promises stay with it."""
    running = asyncio._get_running_loop()
    if not isinstance(running, WebLoop):
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(running)


class BlockingEventLoop(asyncio.BaseEventLoop):
    """Runs inside the handler's call, where Pyodide's loop would wait by suspending WebAssembly."""

    def __init__(self):
        super().__init__()
        self._selector = Sleeper()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_forever(self):
        with beside_browser_loop():
            super().run_forever()

    def run_until_complete(self, future):
        with beside_browser_loop():
            return super().run_until_complete(future)

    def run_in_executor(self, executor, func, *args):
        # as Pyodide's: there are no threads
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future


class BlockingRunner(asyncio.Runner):
    def run(self, coro, *, context=None):
        with beside_browser_loop():
            return super().run(coro, context=context)


def run_blocking(main, *, debug=None, loop_factory=None):
    with beside_browser_loop():
        return asyncio.runners.run(main, debug=debug, loop_factory=loop_factory)


def run_until_complete_blocking(_, future):
    loop = BlockingEventLoop()
    try:
        return loop.run_until_complete(future)
    finally:
        loop.close()


def block_in_event_loops():
    asyncio.run = run_blocking
    asyncio.Runner = asyncio.runners.Runner = BlockingRunner
    WebLoop.run_until_complete = run_until_complete_blocking
    WebLoopPolicy.new_event_loop = lambda _: BlockingEventLoop()


# ── responses ────────────────────────────────────────────────────────────────────────────────────────────────────


def plain_number(value):
    if not isinstance(value, decimal.Decimal):
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
    if value.is_nan():
        return math.nan
    return int(value) if value == value.to_integral_value() else float(value)


def to_json(result):
    try:
        # up to Python 3.11 Lambda escapes what is not ASCII
        return json.dumps(result, default=plain_number, ensure_ascii=python_name in OLDER_RUNTIMES)
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


OLDER_RUNTIMES = {f"python3.{minor}" for minor in range(6, 12)}


# ── the life of an environment ───────────────────────────────────────────────────────────────────────────────────


def start(runtime_api, runtime, variables):
    """Makes this interpreter one environment's own. The files are in place, no user code has run."""
    global api, python_name
    api = runtime_api
    python_name = runtime
    os.environ.clear()
    os.environ.update(json.loads(variables))
    if not api.canSuspend:
        block_in_event_loops()
    # all copies of one snapshot would draw alike, and count the time from when it was made
    random.seed()
    logging._startTime = time.time_ns()
    sys.path[:] = [path for path in sys.path if path.startswith("/lib")]
    sys.path[0:0] = ["/var/task", f"/opt/python/lib/{runtime}/site-packages", "/opt/python"]
    sys.path.append(f"/var/lang/lib/{runtime}/site-packages")
    # all there is to forget; importlib.invalidate_caches would import importlib.metadata first, and that takes longest of all
    sys.path_importer_cache.clear()
    os.chdir("/var/task")


def find_handler(name):
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{name}': {error}") from None
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault(
            "Runtime.BuiltInModuleConflict", f"Cannot use built-in module {module_name} as a handler module"
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from None
    except SyntaxError as error:
        place = f'  File "{error.filename}" Line {error.lineno}\n    {error.text}'
        raise Fault(
            "Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", [place]
        ) from None
    try:
        return getattr(module, function_name)
    except AttributeError:
        raise Fault(
            "Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'"
        ) from None


def load(name):
    """The Init phase: imports the handler's module."""
    global handler
    try:
        handler = find_handler(name)
    except Exception as error:
        payload = error_payload(error, "")
        log_error(payload)
        flush()
        api.initFailed(json.dumps(payload), payload["errorType"])
    except BaseException as error:
        reason = exit_reason(error)
        flush()
        api.exited(reason)
    else:
        flush()
        api.initSucceeded()


def invoke(aws_request_id, invoked_function_arn, payload, client_context, deadline_ms):
    global request_id
    request_id = aws_request_id
    try:
        context = LambdaContext(aws_request_id, invoked_function_arn, client_context, deadline_ms)
        response = to_json(handler(json.loads(payload), context))
    except Exception as error:
        payload = error_payload(error, request_id)
        log_error(payload)
        flush()
        api.failed(json.dumps(payload), payload["errorType"])
    except BaseException as error:
        reason = exit_reason(error)
        flush()
        api.exited(reason)
    else:
        flush()
        api.succeeded(response)


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            # user code put something else in its place, or closed it
            continue


class SilentApi:
    """Stands in while the interpreter warms up."""

    def __getattr__(self, _):
        return lambda *_: None


def rehearse_init():
    """As `start` and `load` do it; nothing of it is left."""
    before = os.getcwd(), sys.path[:], dict(os.environ)
    os.makedirs(REHEARSAL_FOLDER, exist_ok=True)
    file = f"{REHEARSAL_FOLDER}/{REHEARSAL}.py"
    with open(file, "w") as source:
        source.write("import json\ndef handler(event, context):\n    return json.dumps(event)\n")
    written = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    start(SilentApi(), python_name, json.dumps(before[2]))
    load(f"{REHEARSAL}.handler")
    sys.dont_write_bytecode = written
    sys.modules.pop(REHEARSAL, None)
    os.remove(file)
    folder, sys.path[:], environment = before
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path_importer_cache.clear()


REHEARSAL = "_rehearsal"
REHEARSAL_FOLDER = "/var/task"


def warm_up():
    """Runs every path of Init and an invocation once, so that the first real ones find their WebAssembly compiled."""
    global api, handler, request_id
    rehearse_init()
    api = SilentApi()

    def rehearsal(event, context):
        if event["raise"]:
            raise ValueError(context.get_remaining_time_in_millis())
        return {"list": [1, "two", None, 3.5], "path": os.path.exists("/tmp")}

    handler = rehearsal
    for flag in ("true", "false"):
        invoke("", "", f'{{"raise": {flag}}}', None, 0)
    logging.getLogger().error("")
    try:
        builtins.compile("def handler(event, context):\n  return event\n", "<warm up>", "exec")
        importlib.import_module("no_such_module")
    except ImportError:
        pass
    linecache.clearcache()
    api = handler = None
    request_id = ""


set_up_logging()
close_network()
add_coldspark_module()
# the kernel makes local time UTC, as on Lambda; the module's constants were read from the browser
time.tzname, time.timezone, time.altzone, time.daylight = ("UTC", "UTC"), 0, 0, 0
sys.stdout.reconfigure(line_buffering=True)
sys.stderr.reconfigure(line_buffering=True)
