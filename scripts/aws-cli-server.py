"""Runs the AWS CLI's own main() for each line of input, in a child process of its own, with its modules loaded once.

A line in is JSON: {"args": [...], "env": {...}, "cwd": "..."}; a line out is {"stdout", "stderr", "exitCode"}.
For scripts/cli-process.mjs, which would otherwise spend nine tenths of its time on Python's imports.
"""

import inspect
import json
import os
import sys
import tempfile

from awscli.clidriver import create_clidriver, main

# version 1 has no arguments there
create_clidriver(*[[] for name in inspect.signature(create_clidriver).parameters])
# importing the CLI put its own data beside the models it is lent
DATA_PATH = os.environ["AWS_DATA_PATH"]
print("ready", flush=True)

for line in sys.stdin:
    order = json.loads(line)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.environ.clear()
            os.environ.update({**order["env"], "AWS_DATA_PATH": DATA_PATH})
            os.chdir(order["cwd"])
            sys.argv = ["aws", *order["args"]]
            code = 255
            try:
                code = main()
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        texts = {}
        for name, file in (("stdout", out), ("stderr", err)):
            file.seek(0)
            texts[name] = file.read().decode()
    print(json.dumps({**texts, "exitCode": os.waitstatus_to_exitcode(status)}), flush=True)
