"""
What SQS and S3 take through boto3, against the endpoints that are given as NAME=URL, call by call in turn so that all of
them meet the same computer; and how many messages a second an event source mapping takes, of the first. Prints rows as JSON.
"""
import io
import json
import statistics
import sys
import time
import uuid
import zipfile

import boto3

CALLS = 100
LARGE_CALLS = 10
MESSAGES = 500
LONGEST_WAIT_SECONDS = 120
ACCESS = {"region_name": "us-east-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}
ENDPOINTS = dict(argument.split("=", 1) for argument in sys.argv[1:])
NAME = f"bench-{uuid.uuid4().hex[:8]}"


def client(service, endpoint):
    return boto3.client(service, endpoint_url=endpoint, **ACCESS)


def medians(what, calls, prepare):
    """Milliseconds, by endpoint; prepare makes what is timed."""
    timed = {name: prepare(endpoint) for name, endpoint in ENDPOINTS.items()}
    times = {name: [] for name in timed}
    for each in timed.values():
        each()
    for _ in range(calls):
        for name, each in timed.items():
            started = time.perf_counter()
            each()
            times[name].append((time.perf_counter() - started) * 1000)
    return {f"{what}, {name}, ms": statistics.median(values) for name, values in times.items()}


def messages(endpoint):
    sqs = client("sqs", endpoint)
    url = sqs.create_queue(QueueName=NAME)["QueueUrl"]

    def once():
        sqs.send_message(QueueUrl=url, MessageBody="message")
        [received] = sqs.receive_message(QueueUrl=url)["Messages"]
        sqs.delete_message(QueueUrl=url, ReceiptHandle=received["ReceiptHandle"])

    return once


def objects(size):
    body = bytes(index % 251 for index in range(size))

    def prepare(endpoint):
        s3 = client("s3", endpoint)
        s3.create_bucket(Bucket=f"{NAME}-{size}")

        def once():
            s3.put_object(Bucket=f"{NAME}-{size}", Key="k", Body=body)
            assert len(s3.get_object(Bucket=f"{NAME}-{size}", Key="k")["Body"].read()) == size

        return once

    return prepare


def fed_per_second():
    """Sent before the mapping is on, so that it is the mapping that is timed."""
    endpoint = next(iter(ENDPOINTS.values()))
    sqs, functions = client("sqs", endpoint), client("lambda", endpoint)
    name = f"{NAME}-fed"
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("index.mjs", "export const handler = async () => null;\n")
    functions.create_function(
        FunctionName=name,
        Runtime="nodejs22.x",
        Handler="index.handler",
        Role="arn:aws:iam::123456789012:role/bench",
        Code={"ZipFile": package.getvalue()},
    )
    functions.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    for first in range(0, MESSAGES, 10):
        sqs.send_message_batch(
            QueueUrl=url,
            Entries=[{"Id": str(each), "MessageBody": f"message {each}"} for each in range(first, first + 10)],
        )
    arn = f"arn:aws:sqs:us-east-1:123456789012:{name}"
    mapping = functions.create_event_source_mapping(FunctionName=name, EventSourceArn=arn, BatchSize=10)
    started = time.perf_counter()
    counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    while any(int(value) for value in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counts)["Attributes"].values()):
        if time.perf_counter() - started > LONGEST_WAIT_SECONDS:
            raise TimeoutError("The mapping did not empty the queue.")
        time.sleep(0.05)
    seconds = time.perf_counter() - started
    functions.delete_event_source_mapping(UUID=mapping["UUID"])
    functions.delete_function(FunctionName=name)
    return {"messages a second through an event source mapping, with its start": MESSAGES / seconds}


print(
    json.dumps(
        {
            **medians("SQS send, receive, delete", CALLS, messages),
            **medians("S3 put, get of 1 KB", CALLS, objects(1024)),
            **medians("S3 put, get of 5 MB", LARGE_CALLS, objects(5 * 1024 * 1024)),
            **fed_per_second(),
        }
    )
)
