"""`boto3.resource('sqs')`: queues and messages.

https://docs.aws.amazon.com/boto3/latest/reference/services/sqs/service-resource/
"""

import functools

from .base import Collection, Resource


class _Sqs(Resource):
    SERVICE = "sqs"


class Message(_Sqs):
    IDENTIFIERS = ("queue_url", "receipt_handle")
    ATTRIBUTES = {
        "attributes": "Attributes",
        "body": "Body",
        "md5_of_body": "MD5OfBody",
        "md5_of_message_attributes": "MD5OfMessageAttributes",
        "message_attributes": "MessageAttributes",
        "message_id": "MessageId",
    }

    @property
    def _place(self):
        return {"QueueUrl": self.queue_url, "ReceiptHandle": self.receipt_handle}

    def delete(self, **kwargs):
        return self.meta.client.delete_message(**self._place, **kwargs)

    def change_visibility(self, **kwargs):
        return self.meta.client.change_message_visibility(**self._place, **kwargs)

    def Queue(self):
        return Queue(self.meta.client, self.queue_url)


class Queue(_Sqs):
    IDENTIFIERS = ("url",)
    ATTRIBUTES = {"attributes": "Attributes"}

    def load(self):
        self.meta.data = self.meta.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])

    def send_message(self, **kwargs):
        return self.meta.client.send_message(QueueUrl=self.url, **kwargs)

    def send_messages(self, **kwargs):
        return self.meta.client.send_message_batch(QueueUrl=self.url, **kwargs)

    def receive_messages(self, **kwargs):
        answer = self.meta.client.receive_message(QueueUrl=self.url, **kwargs)
        return [self._message(each) for each in answer.get("Messages", [])]

    def _message(self, received):
        message = Message(self.meta.client, self.url, received["ReceiptHandle"])
        message.meta.data = received
        return message

    def delete_messages(self, **kwargs):
        return self.meta.client.delete_message_batch(QueueUrl=self.url, **kwargs)

    def change_message_visibility_batch(self, **kwargs):
        return self.meta.client.change_message_visibility_batch(QueueUrl=self.url, **kwargs)

    def set_attributes(self, **kwargs):
        return self.meta.client.set_queue_attributes(QueueUrl=self.url, **kwargs)

    def purge(self, **kwargs):
        return self.meta.client.purge_queue(QueueUrl=self.url, **kwargs)

    def delete(self, **kwargs):
        return self.meta.client.delete_queue(QueueUrl=self.url, **kwargs)

    @property
    def dead_letter_source_queues(self):
        client = self.meta.client
        return Collection(
            lambda: (
                [Queue(client, url) for url in page.get("queueUrls", [])]
                for page in client.get_paginator("list_dead_letter_source_queues").paginate(QueueUrl=self.url)
            )
        )


class Queues(Collection):
    """The account's queues; `filter` takes what ListQueues takes."""

    def __init__(self, client, params=None, limit=None):
        super().__init__(self._listed, limit)
        self._client = client
        self._params = params or {}

    def _listed(self):
        for page in self._client.get_paginator("list_queues").paginate(**self._params):
            yield [Queue(self._client, url) for url in page.get("QueueUrls", [])]

    def filter(self, **params):
        return Queues(self._client, {**self._params, **params}, self._limit)

    def limit(self, count):
        return Queues(self._client, self._params, count)


class SqsResource(_Sqs):
    def __init__(self, client):
        super().__init__(client)
        self.Queue = functools.partial(Queue, client)
        self.Message = functools.partial(Message, client)

    def __repr__(self):
        return "sqs.ServiceResource()"

    @property
    def queues(self):
        return Queues(self.meta.client)

    def create_queue(self, **kwargs):
        return self.Queue(self.meta.client.create_queue(**kwargs)["QueueUrl"])

    def get_queue_by_name(self, **kwargs):
        return self.Queue(self.meta.client.get_queue_url(**kwargs)["QueueUrl"])
